import type { FlowNode } from "../nodes";
import type { FlowProblem } from "../schemas";

interface Place {
  readonly node?: Pick<FlowNode, "id">;
  readonly edgeId?: string;
}

export function problem(
  severity: FlowProblem["severity"],
  code: FlowProblem["code"],
  message: string,
  { node, edgeId }: Place = {},
): FlowProblem {
  return { severity, code, nodeId: node?.id ?? null, edgeId: edgeId ?? null, message };
}

/** A node as people know it: by its name, else its id. */
export function labelOf({ name, id }: Pick<FlowNode, "name" | "id">): string {
  return `“${name?.trim() || id}”`;
}

/** Those that are there more than once, each told once. */
export function twice(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const value of values) (seen.has(value) ? again : seen).add(value);
  return [...again];
}
