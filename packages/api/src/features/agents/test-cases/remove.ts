import type { TenantCtx } from "../../../kernel/context";
import { recordAudit } from "../../audit/record";
import { findTestCase } from "./find";
import type { TestCaseIdInput } from "./schemas";

/** Deletes a test case. Throws not_found. */
export async function removeTestCase(ctx: TenantCtx, { id }: TestCaseIdInput): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const { agentId, name } = await findTestCase(ctx, id, tx);
    await tx.testCase.delete({ where: { id } });
    await recordAudit(tx, ctx, {
      action: "test_case.deleted",
      objectType: "test_case",
      objectId: id,
      before: { agentId, name },
    });
  });
}
