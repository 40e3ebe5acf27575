import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { beginId } from "./canvas-ids";

/** Pixels of the drawing that can still be read when they fill the canvas of a desk. */
const readable = { width: 1_450, height: 1_200 };

/** What a flow opens with, for the canvas: the begin tag and the nodes around its start, since all of a long one would be too small to read. */
export function nearStart({ nodes, startNodeId }: Pick<FlowDefinition, "nodes" | "startNodeId">): { id: string }[] {
  const start = (nodes.find(({ id }) => id === startNodeId) ?? nodes[0])?.displayPosition ?? { x: 0, y: 0 };
  const near = nodes.filter(({ displayPosition }) => {
    const { x, y } = displayPosition ?? start;
    return Math.abs(x - start.x) <= readable.width && Math.abs(y - start.y) <= readable.height;
  });
  return [{ id: beginId }, ...near.map(({ id }) => ({ id }))];
}
