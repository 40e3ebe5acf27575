import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { cardHeight, cardWidth } from "./card-size";
import type { Point } from "./flow-change";

/** Smaller than this nobody reads a card without leaning forward. */
const readable = 0.75;
/** What it takes to see the thousand nodes that a flow may have. */
export const leastZoom = 0.02;
/** Pixels of the screen that stay free around the drawing; its bar lies over the lower edge. */
const margin = 48;
const tag = { width: 100, height: 32, besideBy: 140, below: 8 };

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What of a flow is looked at, in React Flow's terms: a point of the drawing is seen at `point * zoom + offset`. */
export interface View extends Point {
  readonly zoom: number;
}

interface Canvas {
  /** Pixels of the screen. */
  readonly width: number;
  readonly height: number;
}

/**
 * Where the canvas looks when a flow is opened or tidied: at everything, if its cards can be read then; otherwise at the start, where
 * there is as much of the rest in sight as fits. `places` stand in for nodes that were never placed.
 */
export function openingView(flow: FlowDefinition, canvas: Canvas, places: Readonly<Record<string, Point>>): View {
  return viewOf(flow, canvas, places, readable);
}

/** All of the flow, however small it gets. React Flow would wait for cards that it never drew. */
export function wholeView(flow: FlowDefinition, canvas: Canvas, places: Readonly<Record<string, Point>>): View {
  return viewOf(flow, canvas, places, leastZoom);
}

function viewOf(
  { nodes, notes, startNodeId, beginTagDisplayPosition }: FlowDefinition,
  canvas: Canvas,
  places: Readonly<Record<string, Point>>,
  least: number,
): View {
  const boxes = nodes.map((node) => ({ id: node.id, ...boxOf(node, node.displayPosition ?? places[node.id]) }));
  const start = boxes.find(({ id }) => id === startNodeId) ?? boxes[0];
  if (!start) return { x: 0, y: 0, zoom: 1 };
  const begin = beginTagDisplayPosition ?? { x: start.left - tag.besideBy, y: start.top + tag.below };
  const all = [
    ...boxes,
    { left: begin.x, top: begin.y, right: begin.x + tag.width, bottom: begin.y + tag.height },
    ...notes.map(({ displayPosition: { x, y }, size: { width, height } }) => ({
      ...{ left: x, top: y, right: x + width, bottom: y + height },
    })),
  ].reduce<Box>(around, start);
  const fitting = Math.min(
    (canvas.width - 2 * margin) / (all.right - all.left),
    (canvas.height - 2 * margin) / (all.bottom - all.top),
    1,
  );
  const zoom = Math.max(fitting, least);
  return {
    x: offset([all.left, all.right], Math.min(begin.x, start.left), canvas.width, zoom, margin),
    y: offset([all.top, all.bottom], (start.top + start.bottom) / 2, canvas.height, zoom, canvas.height / 2),
    zoom,
  };
}

/** In one direction: in the middle if all of it fits; else `from` stands at pixel `at`, without emptiness where there could be cards. */
function offset([low, high]: readonly [number, number], from: number, room: number, zoom: number, at: number): number {
  if ((high - low) * zoom <= room - 2 * margin) return Math.round(room / 2 - ((low + high) / 2) * zoom);
  const wanted = at - from * zoom;
  return Math.round(Math.min(Math.max(wanted, room - margin - high * zoom), margin - low * zoom));
}

function boxOf(node: FlowDefinition["nodes"][number], place: Point | undefined): Box {
  const { x, y } = place ?? { x: 0, y: 0 };
  return { left: x, top: y, right: x + cardWidth, bottom: y + cardHeight(node) };
}

function around(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
