import type { Prisma, TenantTx } from "@voxcalls/db";

/** The names of the agent's test cases that are not known to pass as it is now: failed, or not run since the last change. */
export async function failingCases(tx: TenantTx, agent: Prisma.AgentModel): Promise<string[]> {
  const cases = await tx.testCase.findMany({
    where: { agentId: agent.id },
    select: { name: true, lastResult: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return cases.filter(({ lastResult }) => !passedAt(lastResult, agent.revision)).map(({ name }) => name);
}

function passedAt(result: Prisma.JsonValue, revision: number): boolean {
  if (typeof result !== "object" || result === null || Array.isArray(result)) return false;
  return result["passed"] === true && result["revision"] === revision;
}
