import type { TenantCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";
import { recordAudit } from "../../audit/record";
import { changeAgent } from "../change-agent";
import { asJson } from "./as-json";
import { findTestCase } from "./find";
import { mostCases, type CreateTestCaseInput, type TestCaseView } from "./schemas";
import { toTestCaseView } from "./view";

/** Writes down a conversation that has to go so from now on. Throws not_found, and conflict when the agent has too many. */
export async function createTestCase(ctx: TenantCtx, { id, ...input }: CreateTestCaseInput): Promise<TestCaseView> {
  return await changeAgent(ctx, id, async (tx, agent) => {
    if ((await tx.testCase.count({ where: { agentId: agent.id } })) >= mostCases) {
      throw conflict(`An agent has at most ${mostCases} test cases. Delete one first.`);
    }
    const now = ctx.clock.now();
    const made = await tx.testCase.create({
      data: {
        agentId: agent.id,
        name: input.name,
        callerLines: input.callerLines,
        variables: input.variables,
        expectations: asJson(input.expectations),
        createdBy: ctx.actor.type === "member" ? ctx.actor.userId : null,
        createdAt: now,
        updatedAt: now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "test_case.created",
      objectType: "test_case",
      objectId: made.id,
      after: { agentId: agent.id, ...input },
    });
    return toTestCaseView(await findTestCase(ctx, made.id, tx));
  });
}
