import { withinDeadline } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../../kernel/context";
import { findTestCase } from "./find";
import { playTestCase } from "./play";
import type { TestCaseIdInput, TestCaseView } from "./schemas";
import { toTestCaseView } from "./view";

/** Fifty lines to a model that takes its time. */
export const longestRunMs = 120_000;

/** Plays a test case with the agent's draft. Throws not_found, and what `testChat` throws. */
export async function runTestCase(ctx: TenantCtx, { id }: TestCaseIdInput): Promise<TestCaseView> {
  const row = await findTestCase(ctx, id);
  await withinDeadline(longestRunMs, () => playTestCase(ctx, row));
  return toTestCaseView(await findTestCase(ctx, id));
}
