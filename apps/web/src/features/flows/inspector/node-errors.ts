import { FlowNode } from "@voxcalls/api/schemas/flow-nodes";

/** What the schema has against a node, in the words of the server, by path: `transferDestination.number`. */
export function nodeErrors(node: FlowNode): Readonly<Record<string, string>> {
  const { error } = FlowNode.safeParse(node);
  if (!error) return {};
  return Object.fromEntries(error.issues.map(({ path, message }) => [path.join("."), message]));
}
