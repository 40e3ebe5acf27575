import { z } from "zod";
import { NameText } from "../../../kernel/fields";

/** What one agent may have of them: all of them run before it is published. */
export const mostCases = 100;

const words = (what: string) => z.string().trim().min(1, what).max(500, "At most 500 characters.");
const phrases = z.array(words("Write what it is about.")).max(50, "At most 50.");
const variables = z.record(z.string().min(1).max(128), z.string().max(4_096));

/** What has to be true of a conversation. What is left out is not looked at. */
export const TestExpectations = z.strictObject({
  nodePath: phrases
    .optional()
    .describe("Nodes or states, by name or id, that are passed in this order; others may lie between them."),
  toolCalls: z
    .array(
      z.strictObject({
        name: words("Name the tool."),
        arguments: z.record(z.string(), z.unknown()).optional().describe("Those that matter; others may be there."),
      }),
    )
    .max(50, "At most 50.")
    .optional()
    .describe("Tools that are called in this order; others may be called between them."),
  mustSay: phrases.optional().describe("What the agent says somewhere; capitals and line breaks do not count."),
  mustNotSay: phrases.optional().describe("What the agent says nowhere."),
  variables: variables.optional().describe("Values that variables have at the end."),
});
export type TestExpectations = z.infer<typeof TestExpectations>;

const fields = {
  name: NameText("Give the test case a name."),
  callerLines: z
    .array(z.string().trim().min(1, "Write what the caller says.").max(2_000, "At most 2,000 characters."))
    .min(1, "The caller says at least one line.")
    .max(50, "At most 50 lines.")
    .describe("What the caller says, one line after the other."),
  variables: variables.describe("Values of the agent's variables when the conversation begins."),
  expectations: TestExpectations,
};

export const TestCaseIdInput = z.strictObject({ id: z.uuid("Send the id of a test case.") });
export type TestCaseIdInput = z.infer<typeof TestCaseIdInput>;

export const CreateTestCaseInput = z.strictObject({
  ...fields,
  id: z.uuid("Send the id of an agent."),
  variables: fields.variables.default({}),
  expectations: fields.expectations.default({}),
});
export type CreateTestCaseInput = z.infer<typeof CreateTestCaseInput>;

export const UpdateTestCaseInput = z.strictObject({ ...z.object(fields).partial().shape, ...TestCaseIdInput.shape });
export type UpdateTestCaseInput = z.infer<typeof UpdateTestCaseInput>;

export const TestFailure = z.object({
  expectation: z.enum(["callerLines", ...TestExpectations.keyof().options]),
  message: z.string(),
});
export type TestFailure = z.infer<typeof TestFailure>;

/** How a run went, as it is kept with the case. */
export const TestResult = z.object({
  passed: z.boolean(),
  revision: z.int().describe("The revision of the agent that was tried."),
  failures: z.array(TestFailure),
  at: z.coerce.date(),
});
export type TestResult = z.infer<typeof TestResult>;

export const TestCaseView = z.object({
  id: z.uuid(),
  agentId: z.uuid(),
  name: z.string(),
  callerLines: z.array(z.string()),
  variables,
  expectations: TestExpectations,
  lastResult: TestResult.extend({
    isCurrent: z.boolean().describe("Whether it is about the agent's draft as it is now."),
  }).nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type TestCaseView = z.infer<typeof TestCaseView>;

export const TestCaseList = z.object({ data: z.array(TestCaseView) });
export type TestCaseList = z.infer<typeof TestCaseList>;

export const TestRun = z.object({
  data: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      passed: z.boolean(),
      why: z.string().nullable().describe("Why it does not pass, or could not be run."),
    }),
  ),
});
export type TestRun = z.infer<typeof TestRun>;
