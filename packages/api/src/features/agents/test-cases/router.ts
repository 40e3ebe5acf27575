import { can, rest, router } from "../../../trpc";
import { AgentIdInput } from "../schemas";
import { createTestCase } from "./create";
import { listTestCases } from "./list";
import { removeTestCase } from "./remove";
import { runTestCase } from "./run";
import { runAllTestCases } from "./run-all";
import {
  CreateTestCaseInput,
  TestCaseIdInput,
  TestCaseList,
  TestCaseView,
  TestRun,
  UpdateTestCaseInput,
} from "./schemas";
import { updateTestCase } from "./update";

export const testCasesRouter = router({
  list: can("agents:read")
    .meta(rest("GET", "/agents/{id}/test-cases", "The test cases of an agent, oldest first"))
    .input(AgentIdInput)
    .output(TestCaseList)
    .query(({ ctx, input }) => listTestCases(ctx, input)),
  create: can("agents:update")
    .meta(rest("POST", "/agents/{id}/test-cases", "Write down a conversation as a test case", { status: 201 }))
    .input(CreateTestCaseInput)
    .output(TestCaseView)
    .mutation(({ ctx, input }) => createTestCase(ctx, input)),
  runAll: can("agents:test")
    .meta(rest("POST", "/agents/{id}/test-cases/run", "Play all test cases with the draft of an agent"))
    .input(AgentIdInput)
    .output(TestRun)
    .mutation(({ ctx, input }) => runAllTestCases(ctx, input)),
  update: can("agents:update")
    .meta(rest("PATCH", "/test-cases/{id}", "Change a test case"))
    .input(UpdateTestCaseInput)
    .output(TestCaseView)
    .mutation(({ ctx, input }) => updateTestCase(ctx, input)),
  remove: can("agents:update")
    .meta(rest("DELETE", "/test-cases/{id}", "Delete a test case", { respond: "empty" }))
    .input(TestCaseIdInput)
    .mutation(({ ctx, input }) => removeTestCase(ctx, input)),
  run: can("agents:test")
    .meta(rest("POST", "/test-cases/{id}/run", "Play a test case with the draft of its agent"))
    .input(TestCaseIdInput)
    .output(TestCaseView)
    .mutation(({ ctx, input }) => runTestCase(ctx, input)),
});
