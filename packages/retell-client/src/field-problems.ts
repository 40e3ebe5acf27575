import type { z } from "zod";

/** One field that is not as it should be. Paths are the sender's spelling, joined by dots (`call.duration_ms`). */
export interface FieldProblem {
  path: string;
  message: string;
}

/**
 * What a schema found wrong, at most 20 fields. Zod's messages name types and never values, so nothing of the content leaks.
 * @param below where in the body the schema was applied
 */
export function fieldProblems(error: z.ZodError, below: readonly string[] = []): FieldProblem[] {
  return error.issues.slice(0, 20).map(({ path, message }) => ({ path: [...below, ...path].join("."), message }));
}
