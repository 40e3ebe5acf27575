import { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { expect, it } from "vitest";
import { beginId } from "./canvas-ids";
import { cardHeight, cardWidth } from "./card-size";
import { conditionWords } from "./condition-words";
import { findNodes } from "./find-nodes";
import { seenByServer } from "./seen-by-server";
import { tidyPositions } from "./tidy";
import { refusalOf, unsavedOf } from "./unsaved";
import { walkOrder } from "./walk-order";

const to = (id: string, prompt: string, destinationNodeId: string) => ({
  id,
  transitionCondition: { type: "prompt", prompt },
  destinationNodeId,
});
const words = (text: string) => ({ type: "prompt", text });
const flow = FlowDefinition.parse({
  startNodeId: "a",
  nodes: [
    { id: "lost", type: "end", name: "Never reached" },
    { id: "c", type: "end", name: "Goodbye" },
    {
      id: "b",
      type: "conversation",
      name: "Booking",
      instruction: words("Which day?"),
      edges: [to("e2", "Has a day", "c")],
    },
    {
      id: "a",
      type: "conversation",
      name: "Greeting",
      instruction: words("Hello"),
      edges: [to("e1", "Wants to book", "b")],
    },
  ],
});

it("lists nodes as a conversation comes to them, unreachable ones last", () => {
  expect(walkOrder(flow).map(({ id }) => id)).toEqual(["a", "b", "c", "lost"]);
});

it("tidies into layers from left to right in which no card covers another", () => {
  const places = tidyPositions(flow);
  expect(places["a"]!.x).toBeLessThan(places["b"]!.x);
  expect(places["b"]!.x).toBeLessThan(places["c"]!.x);
  expect(places[beginId]!.x).toBeLessThan(places["a"]!.x);
  for (const one of flow.nodes) {
    for (const other of flow.nodes.filter((each) => each !== one)) {
      const [p, q] = [places[one.id]!, places[other.id]!];
      const apart = Math.abs(p.x - q.x) >= cardWidth || p.y >= q.y + cardHeight(other) || q.y >= p.y + cardHeight(one);
      expect([one.id, other.id, apart]).toEqual([one.id, other.id, true]);
    }
  }
});

it("finds nodes by name, words and conditions, those that are called so first", () => {
  expect(findNodes(flow.nodes, "book").map(({ id }) => id)).toEqual(["b", "a"]);
  expect(findNodes(flow.nodes, "which DAY").map(({ id }) => id)).toEqual(["b"]);
  expect(findNodes(flow.nodes, "nothing of it")).toEqual([]);
});

it("says comparisons in words", () => {
  const equations = [
    { left: "{{age}}", operator: ">=" as const, right: "18" },
    { left: "{{name}}", operator: "exists" as const },
  ];
  expect(conditionWords({ type: "equation", operator: "&&", equations })).toBe(
    "{{age}} is at least 18 and {{name}} is known",
  );
  expect(conditionWords({ type: "prompt", prompt: " " })).toBe("No condition yet");
});

it("sends what was changed and nothing else", () => {
  const saved = { name: "Desk", definition: flow, revision: 3 };
  expect(unsavedOf(saved, "Desk ", flow)).toEqual({});
  expect(unsavedOf(saved, "Front", { ...flow, globalPrompt: "Be kind" })).toEqual({
    name: "Front",
    globalPrompt: "Be kind",
  });
});

it("names the node that cannot be saved, and a missing name", () => {
  const broken = {
    ...flow,
    nodes: flow.nodes.map((node) => (node.id === "c" ? { ...node, name: "x".repeat(101) } : node)),
  };
  expect(refusalOf("Desk", broken)).toMatch(/name: At most 100/);
  expect(refusalOf(" ", flow)).toBe("Give the flow a name.");
  expect(refusalOf("Desk", flow)).toBeNull();
});

it("trusts the server about agents that the reader's own list does not hold", () => {
  const [here, gone] = [crypto.randomUUID(), crypto.randomUUID()];
  const edge = { id: "e", destinationNodeId: null };
  const swaps = FlowDefinition.parse({
    nodes: [
      { id: "x", type: "agent_swap", agentId: here, edge },
      { id: "y", type: "agent_swap", agentId: gone, edge },
    ],
  });
  const missing = { severity: "error", code: "missing_agent", nodeId: "y", edgeId: null, message: "" } as const;
  expect(seenByServer(swaps, [missing]).agentIds).toEqual([here]);
});
