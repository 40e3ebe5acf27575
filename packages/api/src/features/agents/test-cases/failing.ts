import type { Prisma, TenantTx } from "@voxcalls/db";
import { resultOf } from "./view";

/** A test case that is not known to pass with its agent as it is now: failed, or not run since the last change. */
export interface FailingCase {
  readonly id: string;
  readonly name: string;
}

/** The agent's test cases that are not known to pass. */
export async function failingCases(tx: Pick<TenantTx, "testCase">, agent: Prisma.AgentModel): Promise<FailingCase[]> {
  const cases = await tx.testCase.findMany({
    where: { agentId: agent.id },
    select: { id: true, name: true, lastResult: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return cases.filter((row) => {
    const result = resultOf(row);
    return !(result?.passed === true && result.revision === agent.revision);
  });
}
