import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import { exitsOf } from "./exits";
import { kinds } from "./kinds";
import { nodeName, nodeWords } from "./node-words";

const atMost = 50;

/** Nodes that hold all the words, in name, kind, what they say, conditions or id; those whose name holds them first. */
export function findNodes(nodes: readonly FlowNode[], search: string): FlowNode[] {
  const words = search.trim().toLowerCase().split(/\s+/);
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const textOf = (node: FlowNode) =>
    [nodeName(node), kinds[node.type].label, nodeWords(node), ...exitsOf(node).map(({ label }) => label), node.id].join(
      " ",
    );
  const found = nodes.filter((node) => holds(textOf(node)));
  const byName = (node: FlowNode) => (holds(nodeName(node)) ? 0 : 1);
  return found.sort((a, b) => byName(a) - byName(b)).slice(0, atMost);
}
