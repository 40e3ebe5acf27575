import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { recordAudit } from "../../audit/record";
import { asJson } from "./as-json";
import { findTestCase } from "./find";
import type { TestCaseView, UpdateTestCaseInput } from "./schemas";
import { scriptOf, toTestCaseView } from "./view";

/** Changes a test case; what it was found to be before counts no longer, unless only its name changes. Throws not_found. */
export async function updateTestCase(ctx: TenantCtx, { id, ...changes }: UpdateTestCaseInput): Promise<TestCaseView> {
  return await ctx.db.tx(async (tx) => {
    const row = await findTestCase(ctx, id, tx);
    const before = { name: row.name, callerLines: row.callerLines, ...scriptOf(row) };
    const after = {
      name: changes.name ?? before.name,
      callerLines: changes.callerLines ?? before.callerLines,
      variables: changes.variables ?? before.variables,
      expectations: changes.expectations ?? before.expectations,
    };
    const isOnlyName = !changes.callerLines && !changes.variables && !changes.expectations;
    await tx.testCase.update({
      where: { id },
      data: {
        ...after,
        expectations: asJson(after.expectations),
        updatedAt: ctx.clock.now(),
        ...(!isOnlyName && { lastResult: Prisma.DbNull, lastRunAt: null }),
      },
    });
    await recordAudit(tx, ctx, {
      action: "test_case.updated",
      objectType: "test_case",
      objectId: id,
      before,
      after,
    });
    return toTestCaseView(await findTestCase(ctx, id, tx));
  });
}
