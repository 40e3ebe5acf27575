import { Graph, layout } from "@dagrejs/dagre";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { beginId } from "./canvas-ids";
import { cardHeight, cardWidth } from "./card-size";
import { exitsOf } from "./exits";
import type { Point } from "./flow-change";

/** Places for all nodes, in layers from left to right as the conversation goes, and for the begin tag. Notes stay. */
export function tidyPositions(flow: FlowDefinition): Record<string, Point> {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 40, ranksep: 100, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  const sizes = new Map(flow.nodes.map((node) => [node.id, cardHeight(node)]));
  for (const [id, height] of sizes) graph.setNode(id, { width: cardWidth, height });
  for (const node of flow.nodes) {
    for (const { to } of exitsOf(node)) if (to !== null && sizes.has(to) && to !== node.id) graph.setEdge(node.id, to);
  }
  layout(graph);
  const places: Record<string, Point> = {};
  for (const [id, height] of sizes) {
    const { x, y } = graph.node(id) as Point;
    places[id] = { x: Math.round(x - cardWidth / 2), y: Math.round(y - height / 2) };
  }
  const start = flow.startNodeId === null ? undefined : places[flow.startNodeId];
  if (start) places[beginId] = { x: start.x - 140, y: start.y + 8 };
  return places;
}
