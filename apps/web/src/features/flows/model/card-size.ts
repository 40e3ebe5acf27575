import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import { exitsOf } from "./exits";
import { nodeWords } from "./node-words";

/** Pixels; the card's classes say the same. */
export const cardWidth = 256;
const headHeight = 48;
const wordsHeight = 52;
const exitHeight = 28;

const rim = 1;
const entryHeight = 24;

/** How tall the node's card is, so that it can be placed before it was drawn. */
export function cardHeight(node: FlowNode): number {
  const exits = exitsOf(node).length;
  return 2 * rim + headHeight + wordsHeightOf(node) + (exits === 0 ? 0 : exits * exitHeight + 8);
}

interface Port {
  /** The exit's handle; null: where ways come in. */
  readonly handle: string | null;
  readonly x: number;
  readonly y: number;
}

/** Middles of the card's dots, from its upper left corner. A line needs them also where it leads to a card that was never in sight. */
export function cardPorts(node: FlowNode): Port[] {
  const first = rim + headHeight + wordsHeightOf(node) + 4.5 + exitHeight / 2;
  return [
    { handle: null, x: 0, y: entryHeight },
    ...exitsOf(node).map(({ handle }, index) => ({ handle, x: cardWidth - rim, y: first + index * exitHeight })),
  ];
}

function wordsHeightOf(node: FlowNode): number {
  return nodeWords(node) === "" ? 0 : wordsHeight;
}
