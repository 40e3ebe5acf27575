import type { Prisma } from "@voxcalls/db";
import { z } from "zod";
import type { TestCaseRow } from "./find";
import { TestExpectations, TestResult, type TestCaseView } from "./schemas";

const Variables = z.record(z.string(), z.string());

/** A test case as people see it. */
export function toTestCaseView(row: TestCaseRow): TestCaseView {
  const { id, agentId, name, callerLines, createdAt, updatedAt } = row;
  const result = resultOf(row);
  return {
    id,
    agentId,
    name,
    callerLines,
    ...scriptOf(row),
    lastResult: result && { ...result, isCurrent: result.revision === row.agent.revision },
    createdAt,
    updatedAt,
  };
}

/** With what it begins, and what is expected. */
export function scriptOf(row: Pick<Prisma.TestCaseModel, "variables" | "expectations">) {
  return { variables: Variables.parse(row.variables), expectations: TestExpectations.parse(row.expectations) };
}

/** How the last run went; null when there was none. */
export function resultOf({ lastResult }: Pick<Prisma.TestCaseModel, "lastResult">): TestResult | null {
  return lastResult === null ? null : TestResult.parse(lastResult);
}
