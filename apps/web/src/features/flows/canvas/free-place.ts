import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { cardHeight, cardWidth } from "../model/card-size";
import type { Point } from "../model/flow-change";

const gap = 40;
const usualHeight = 180;

/** The first place at or below the wanted one where a new card covers no other. */
export function freePlace(flow: FlowDefinition, wanted: Point): Point {
  let { y } = wanted;
  const columns = flow.nodes.filter(
    ({ displayPosition }) => displayPosition && Math.abs(displayPosition.x - wanted.x) < cardWidth + gap,
  );
  for (let tries = 0; tries < 200; tries += 1) {
    const inTheWay = columns.find((node) => {
      const top = node.displayPosition?.y ?? 0;
      return y < top + cardHeight(node) + gap && top < y + usualHeight + gap;
    });
    if (!inTheWay) break;
    y = (inTheWay.displayPosition?.y ?? 0) + cardHeight(inTheWay) + gap;
  }
  return { x: wanted.x, y };
}

/** Right of a node, where the conversation goes on. */
export function rightOf(flow: FlowDefinition, nodeId: string): Point | null {
  const at = flow.nodes.find(({ id }) => id === nodeId)?.displayPosition;
  return at ? freePlace(flow, { x: at.x + cardWidth + 100, y: at.y }) : null;
}
