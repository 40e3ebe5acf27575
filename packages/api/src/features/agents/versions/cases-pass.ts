import type { Prisma, TenantTx } from "@voxcalls/db";
import { conflict } from "../../../kernel/errors";
import { failingCases } from "../test-cases/failing";

/** Throws conflict, naming them, when a test case does not pass and nobody says why the agent is published all the same. */
export async function assertCasesPass(tx: TenantTx, agent: Prisma.AgentModel, reason: string | null): Promise<void> {
  if (reason !== null) return;
  const red = await failingCases(tx, agent);
  if (red.length === 0) return;
  const names = red.map((name) => `“${name}”`).join(", ");
  throw conflict(`These test cases do not pass: ${names}. Mend them, or say why you publish anyway.`, "reason");
}
