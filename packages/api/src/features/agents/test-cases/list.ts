import type { TenantCtx } from "../../../kernel/context";
import type { AgentIdInput } from "../schemas";
import { testCasesOf } from "./find";
import type { TestCaseList } from "./schemas";
import { toTestCaseView } from "./view";

/** The test cases of an agent, oldest first. Throws not_found. */
export async function listTestCases(ctx: TenantCtx, { id }: AgentIdInput): Promise<TestCaseList> {
  return { data: (await testCasesOf(ctx, id)).map(toTestCaseView) };
}
