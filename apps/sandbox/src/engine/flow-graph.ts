import type { FlowComponent, FlowVersion } from "../retell/flow-fields";
import type { FlowNode } from "../retell/flow-node-fields";
import type { Tool } from "../retell/tool-fields";
import type { NodeRef } from "./events";

/** A flow, or one of its components. */
export type Graph = Pick<FlowComponent, "nodes" | "start_node_id" | "tools" | "mcps">;

/** A node in the graph it belongs to. */
export interface Spot {
  graph: Graph;
  node: FlowNode;
}

/** Where a graph begins. */
export function startOf(graph: Graph, nodeId?: string): Spot | undefined {
  const node = graph.nodes.find(({ id }) => id === (nodeId ?? graph.start_node_id)) ?? graph.nodes[0];
  return node && { graph, node };
}

/** The node of that id in the flow or, failing that, in one of its components. */
export function findSpot(flow: FlowVersion, nodeId: string): Spot | undefined {
  for (const graph of [flow, ...(flow.components ?? [])]) {
    const node = graph.nodes.find(({ id }) => id === nodeId);
    if (node) return { graph, node };
  }
  return undefined;
}

/** The tool of a flow without the id that only its nodes know it by. */
export function toolById(graph: Graph, toolId: string): Tool | undefined {
  const found = (graph.tools ?? []).find((tool) => tool.tool_id === toolId);
  if (!found) return undefined;
  const { tool_id: _id, ...tool } = found;
  return tool;
}

export function refTo({ id, name }: FlowNode): NodeRef {
  return { id, name: name ?? id };
}
