import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import { exitsOf } from "./exits";
import { nodeWords } from "./node-words";

/** Pixels; the card's classes say the same. */
export const cardWidth = 256;
const headHeight = 48;
const wordsHeight = 52;
const exitHeight = 28;

/** How tall the node's card is, so that it can be placed before it was drawn. */
export function cardHeight(node: FlowNode): number {
  const exits = exitsOf(node).length;
  return headHeight + (nodeWords(node) === "" ? 0 : wordsHeight) + (exits === 0 ? 0 : exits * exitHeight + 8) + 2;
}
