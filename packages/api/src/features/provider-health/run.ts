import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import { platformCtx, type Deps } from "../../kernel/context";
import { enqueueAll } from "../../kernel/jobs";
import { clearDueOrphans } from "./clear-orphan";
import type { Finding } from "./finding";
import { findOrphans } from "./find-orphans";
import { judgeAgents } from "./judge-agents";
import { judgeBases, judgeNumbers } from "./judge-rest";
import { readTheirs } from "./read-theirs";
import { writeFindings } from "./write-findings";

/** After so many tries of the job a run has failed. */
const mostTries = 4;
const transactionMs = { maxWait: 5_000, timeout: 60_000 };

/**
 * The job: holds everything that should stand at the provider against its lists. Where they cannot be read whole nothing is judged, what
 * was found before stays, and the run says why. Killed at any moment it begins anew: it has changed nothing by then.
 */
export async function runHealth(
  deps: Deps,
  { runId }: { runId: string },
  attempt: number,
  signal: AbortSignal,
): Promise<void> {
  const runs = deps.db.platform.providerHealthRun;
  const run = await runs.findUnique({ where: { id: runId } });
  if (run?.state !== "running") return;
  const ctx = platformCtx(deps, { type: "system", role: "system", job: "provider-health.run" }, null);
  try {
    const theirs = await readTheirs(deps.retell);
    const { findings, kept, leftOut } = await judgeAgents(deps, theirs, run.startedAt, signal);
    const all = [
      ...findings,
      ...(await judgeBases(ctx, theirs)),
      ...(await judgeNumbers(ctx, theirs)),
      ...(await findOrphans(deps.db.platform, theirs)),
    ];
    signal.throwIfAborted();
    const now = deps.clock.now();
    await deps.db.platform.$transaction(async (tx) => {
      await writeFindings(tx, all, { runId, now, kept });
      await tellOutdatedNumbers(tx, all);
      await tx.providerHealthRun.update({
        where: { id: runId },
        data: { judged: all.length + kept.length, leftOut, seenAt: now, problem: null },
      });
    }, transactionMs);
    const cleared = await clearDueOrphans(ctx, theirs, signal);
    const finishedAt = deps.clock.now();
    await runs.updateMany({ where: { id: runId, state: "running" }, data: { state: "done", cleared, finishedAt } });
  } catch (error) {
    if (!signal.aborted) await noteTrouble(deps, runId, error, attempt);
    throw error;
  }
}

/** Numbers that ask under an address of before, and nothing else, are told today's: nobody's change is lost by it. */
async function tellOutdatedNumbers(tx: Prisma.TransactionClient, findings: readonly Finding[]): Promise<void> {
  const numbers = findings.filter(({ kind, state }) => kind === "phone_number" && state === "outdated");
  const jobs = numbers.map(({ key: id }) => ({ key: `phone-numbers.sync:${id}`, payload: { phoneNumberId: id } }));
  await enqueueAll(tx, "phone-numbers.sync", jobs);
}

async function noteTrouble(deps: Deps, runId: string, error: unknown, attempt: number): Promise<void> {
  const why =
    error instanceof UpstreamError
      ? `${error.message}${error.detail ? ` (${error.detail})` : ""}`
      : "a fault of our own";
  const problem = `Nothing was judged: ${why}`.slice(0, 300);
  const now = deps.clock.now();
  await deps.db.platform.providerHealthRun.updateMany({
    where: { id: runId, state: "running" },
    data: { problem, seenAt: now, ...(attempt >= mostTries && { state: "failed", finishedAt: now }) },
  });
}
