import type { Prisma, TenantTx } from "@voxcalls/db";
import { withinDeadline } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";
import { failingCases } from "../test-cases/failing";
import { testCasesOf } from "../test-cases/find";
import { tryCases } from "../test-cases/try-cases";
import { resultOf } from "../test-cases/view";

/** Why test cases do not pass, by their ids. */
export type Whys = ReadonlyMap<string, string | null>;

const longestWhy = 300;

/** Plays the test cases that are not known to pass with the agent as it is now, for `ms` at most; answers why they do not. */
export async function tryFailingCases(ctx: TenantCtx, agent: Prisma.AgentModel, ms: number): Promise<Whys> {
  const failing = new Set((await failingCases(ctx.db, agent)).map(({ id }) => id));
  if (failing.size === 0) return new Map();
  const rows = (await testCasesOf(ctx, agent.id)).filter(({ id }) => failing.has(id));
  return await withinDeadline(ms, () => tryCases(ctx, rows));
}

/**
 * Throws conflict, naming them, when a test case does not pass and nobody says why the agent is published all the same. Answers the reason
 * to write down: a reason for what nothing speaks against is none.
 */
export async function assertCasesPass(
  tx: TenantTx,
  agent: Prisma.AgentModel,
  reason: string | null,
  whys: Whys,
): Promise<string | null> {
  const red = await failingCases(tx, agent);
  if (red.length === 0) return null;
  if (reason !== null) return reason;
  const named = red.map(({ id, name }) => {
    const why = whys.get(id);
    return why ? `“${name}” (${why.slice(0, longestWhy)})` : `“${name}”`;
  });
  throw conflict(
    `These test cases do not pass: ${named.join(", ")}. Mend them, or say why you publish anyway.`,
    "reason",
  );
}

/**
 * The same for going back to an earlier version, by what is known of it: only a draft can be played, and who goes back is in a hurry.
 * Throws conflict when a test case failed with it, or it was published for a reason then.
 */
export async function assertVersionPassed(
  tx: TenantTx,
  { agentId, number, revision, reason: reasonThen }: Prisma.AgentVersionModel,
  reason: string | null,
): Promise<string | null> {
  const cases = await tx.testCase.findMany({ where: { agentId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const red = cases.filter((row) => {
    const result = resultOf(row);
    return result?.passed === false && result.revision === revision;
  });
  if (red.length === 0 && reasonThen === null) return null;
  if (reason !== null) return reason;
  const what =
    red.length > 0
      ? `These test cases do not pass with version ${number}: ${red.map(({ name }) => `“${name}”`).join(", ")}.`
      : `Version ${number} was published without its test cases, because: “${reasonThen ?? ""}”.`;
  throw conflict(`${what} Say why you go back to it.`, "reason");
}
