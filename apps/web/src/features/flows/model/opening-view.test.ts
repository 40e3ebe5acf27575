import { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { describe, expect, it } from "vitest";
import { cardHeight, cardPorts, cardWidth } from "./card-size";
import { exitsOf } from "./exits";
import { openingView, wholeView, type View } from "./opening-view";

const canvas = { width: 1_200, height: 800 };

/** So many columns of one row, the start in the given one. */
function row(columns: number, start = 0): FlowDefinition {
  return FlowDefinition.parse({
    startNodeId: `n${start}`,
    nodes: Array.from({ length: columns }, (_, index) => ({
      ...{ id: `n${index}`, type: "end", name: `Node ${index}`, displayPosition: { x: index * 356, y: 0 } },
    })),
  });
}

const seen = ({ x, y, zoom }: View, at: { x: number; y: number }) => ({ x: at.x * zoom + x, y: at.y * zoom + y });

describe("where the canvas looks first", () => {
  it("a small flow is seen whole, in the middle, no larger than it is", () => {
    const view = openingView(row(2), canvas, {});
    expect(view.zoom).toBe(1);
    const left = seen(view, { x: -140, y: 0 });
    const right = seen(view, { x: 356 + cardWidth, y: 0 });
    expect(left.x + right.x).toBeCloseTo(canvas.width, -1);
  });

  it("a long flow is seen from its start on, and can be read", () => {
    const view = openingView(row(40), canvas, {});
    expect(view.zoom).toBe(0.75);
    expect(seen(view, { x: -140, y: 0 }).x).toBe(48);
    expect(seen(view, { x: 0, y: 25 }).y).toBeCloseTo(canvas.height / 2, -1);
  });

  it("one whose start stands at the right shows the cards before it rather than emptiness", () => {
    const view = openingView(row(40, 39), canvas, {});
    expect(seen(view, { x: 39 * 356 + cardWidth, y: 0 }).x).toBe(canvas.width - 48);
  });

  it("all of it is all of it, and nodes that were never placed stand where they will be drawn", () => {
    const view = wholeView(row(40), canvas, {});
    expect(seen(view, { x: 39 * 356 + cardWidth, y: 0 }).x).toBeLessThanOrEqual(canvas.width - 47);
    const unplaced = FlowDefinition.parse({ startNodeId: "a", nodes: [{ id: "a", type: "end" }] });
    expect(seen(openingView(unplaced, canvas, { a: { x: 5_000, y: 0 } }), { x: 5_000, y: 0 }).x).toBeLessThan(1_200);
  });
});

it("a card's dots stand beside its lines, within the card", () => {
  const [node] = FlowDefinition.parse({
    nodes: [
      {
        ...{ id: "a", type: "sms", instruction: { type: "static_text", text: "See you" } },
        successEdge: { id: "e1" },
        failedEdge: { id: "e2" },
      },
    ],
  }).nodes;
  const ports = cardPorts(node!);
  expect(ports.map(({ handle }) => handle)).toEqual([null, ...exitsOf(node!).map(({ handle }) => handle)]);
  expect(Math.max(...ports.map(({ y }) => y))).toBeLessThan(cardHeight(node!));
});
