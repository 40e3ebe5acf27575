import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { exitsOf } from "./exits";

/** The nodes as a conversation may come to them from the start on; those that it cannot come to stand last. */
export function walkOrder(flow: Pick<FlowDefinition, "nodes" | "startNodeId">): FlowNode[] {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  const globals = flow.nodes.filter(({ globalNodeSetting }) => globalNodeSetting !== undefined);
  const waiting = [flow.startNodeId ?? "", ...globals.map(({ id }) => id)];
  const seen = new Set<string>();
  const ordered: FlowNode[] = [];
  for (let at = 0; at < waiting.length; at += 1) {
    const node = byId.get(waiting[at] ?? "");
    if (!node || seen.has(node.id)) continue;
    seen.add(node.id);
    ordered.push(node);
    waiting.push(...exitsOf(node).flatMap(({ to }) => (to === null ? [] : [to])));
  }
  return [...ordered, ...flow.nodes.filter(({ id }) => !seen.has(id))];
}
