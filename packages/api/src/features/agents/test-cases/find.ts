import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { visibleTo } from "../policy";

const withRevision = { agent: { select: { revision: true } } } as const satisfies Prisma.TestCaseInclude;

export type TestCaseRow = Prisma.TestCaseGetPayload<{ include: typeof withRevision }>;

/** A test case of an agent that the person sees. Throws not_found. */
export async function findTestCase(
  ctx: TenantCtx,
  id: string,
  db: Pick<TenantTx, "testCase"> = ctx.db,
): Promise<TestCaseRow> {
  const row = await db.testCase.findFirst({
    where: { id, agent: visibleTo(ctx.actor) },
    include: withRevision,
  });
  if (!row) throw notFound("test case");
  return row;
}

/** The test cases of an agent that the person sees, oldest first. Throws not_found. */
export async function testCasesOf(ctx: TenantCtx, agentId: string): Promise<TestCaseRow[]> {
  const agent = await ctx.db.agent.findFirst({
    where: { AND: [{ id: agentId }, visibleTo(ctx.actor)] },
    select: { id: true },
  });
  if (!agent) throw notFound("agent");
  return await ctx.db.testCase.findMany({
    where: { agentId },
    include: withRevision,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
