import { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { describe, expect, it } from "vitest";
import { beginId, noteKey } from "./canvas-ids";
import { clipOf, pasteOf, readClip } from "./clip";
import { edit, startEditing, type EditorAction, type EditorState } from "./editor-state";
import { exitsOf } from "./exits";
import type { FlowChange } from "./flow-change";
import { newNode } from "./new-node";
import { sealedBy } from "./sealed";

let count = 0;
const makeId = () => `id${(count += 1)}`;

const flow = FlowDefinition.parse({
  startNodeId: "greet",
  nodes: [
    {
      id: "greet",
      type: "conversation",
      name: "Greeting",
      displayPosition: { x: 0, y: 0 },
      instruction: { type: "prompt", text: "Say hello" },
      edges: [
        { id: "e1", transitionCondition: { type: "prompt", prompt: "Wants to book" }, destinationNodeId: "book" },
        { id: "e2", transitionCondition: { type: "prompt", prompt: "Is done" }, destinationNodeId: "bye" },
      ],
    },
    {
      id: "book",
      type: "function",
      name: "Book",
      displayPosition: { x: 400, y: 0 },
      toolId: "cal",
      waitForResult: true,
      elseEdge: { id: "e3", destinationNodeId: "bye" },
    },
    { id: "bye", type: "end", name: "Goodbye", displayPosition: { x: 800, y: 0 } },
  ],
  tools: [
    {
      type: "custom",
      toolId: "cal",
      name: "book",
      url: "https://example.com",
      headers: { auth: "open", key: { secret: crypto.randomUUID() } },
    },
  ],
  notes: [{ id: "n1", content: "Ask Anna", displayPosition: { x: 0, y: 300 }, size: { width: 200, height: 100 } }],
});

const changed = (
  state: EditorState,
  change: FlowChange,
  more: Partial<Extract<EditorAction, { type: "change" }>> = {},
) => edit(state, { type: "change", change, atMs: 0, ...more });
const begin = () => startEditing(flow);
const node = (state: EditorState, id: string) => state.present.nodes.find((one) => one.id === id);

describe("history", () => {
  it("takes a change back and brings it again", () => {
    const moved = changed(begin(), { type: "move", positions: { bye: { x: 900.4, y: 10 } } });
    expect(node(moved, "bye")?.displayPosition).toEqual({ x: 900, y: 10 });
    const undone = edit(moved, { type: "undo" });
    expect(undone.present).toBe(flow);
    expect(edit(undone, { type: "redo" }).present).toBe(moved.present);
  });

  it("counts typing in one field as one step, and a pause or another field as the next", () => {
    const typed = (state: EditorState, name: string, together: string, atMs: number) =>
      changed(state, { type: "patch-node", id: "bye", patch: { name } }, { together, atMs });
    let state = typed(begin(), "G", "bye name", 0);
    state = typed(state, "Go", "bye name", 100);
    state = typed(state, "Gone", "bye name", 900);
    expect(state.past).toHaveLength(1);
    state = typed(state, "Gone now", "bye name", 9_000);
    state = typed(state, "Gone for good", "other", 9_001);
    expect(state.past).toHaveLength(3);
  });

  it("ends a step of typing when something else is selected", () => {
    let state = changed(begin(), { type: "patch-node", id: "bye", patch: { name: "A" } }, { together: "x" });
    state = edit(state, { type: "select", keys: ["greet"] });
    state = changed(state, { type: "patch-node", id: "bye", patch: { name: "B" } }, { together: "x" });
    expect(state.past).toHaveLength(2);
  });

  it("forgets what was undone when something new is done, and leaves no step for nothing", () => {
    const undone = edit(changed(begin(), { type: "remove", keys: ["bye"] }), { type: "undo" });
    expect(changed(undone, { type: "remove", keys: ["nobody"] }).future).toHaveLength(1);
    expect(changed(undone, { type: "remove", keys: ["book"] }).future).toHaveLength(0);
  });

  it("puts sealed tools in the place of saved ones in past and future, too", () => {
    const state = edit(changed(begin(), { type: "remove", keys: ["bye"] }), { type: "undo" });
    const sealed = edit(state, { type: "seal", from: flow, to: { ...flow, tools: [] } });
    expect([sealed.present.tools, sealed.future[0]?.tools]).toEqual([[], []]);
  });

  it("puts a subagent's own sealed tools there, too, and leaves a drawing without secrets as it is", () => {
    const key = { secret: crypto.randomUUID() };
    const withKey = (calApiKey: unknown) =>
      FlowDefinition.parse({
        nodes: [
          {
            ...{ id: "agent", type: "subagent", instruction: { type: "prompt", text: "Book" } },
            tools: [{ type: "book_appointment_cal", name: "book", calApiKey, eventTypeId: 7 }],
          },
          { id: "bye", type: "end" },
        ],
      });
    const typed = withKey("cal_live_1");
    const state = edit(changed(startEditing(typed), { type: "remove", keys: ["bye"] }), { type: "undo" });
    const sealed = edit(state, { type: "seal", from: typed, to: sealedBy(withKey(key), typed) });
    expect(JSON.stringify(sealed)).not.toContain("cal_live_1");
    expect(sealed.future[0]?.nodes).toMatchObject([{ tools: [{ calApiKey: key }] }]);
    expect(sealedBy(flow, flow)).toBe(flow);
  });
});

describe("changes", () => {
  it("loosens the ways to a deleted node and the beginning, and drops it from what is selected", () => {
    const selected = edit(begin(), { type: "select", keys: ["greet", "bye", noteKey("n1")] });
    const state = changed(selected, { type: "remove", keys: ["greet", "bye", noteKey("n1")] });
    expect(state.present.startNodeId).toBeNull();
    expect(state.present.notes).toEqual([]);
    expect(state.present.nodes.flatMap((one) => exitsOf(one).map(({ to }) => to))).toEqual([null]);
    expect(state.selected).toEqual([]);
  });

  it("leaves every untouched node the same object", () => {
    const state = changed(begin(), { type: "connect", from: "greet", handle: "e2", to: "book" });
    expect(exitsOf(state.present.nodes[0] ?? flow.nodes[0]!).map(({ to }) => to)).toEqual(["book", "book"]);
    expect(state.present.nodes[1]).toBe(flow.nodes[1]);
    expect(state.present.tools).toBe(flow.tools);
  });

  it("deletes a way with its condition, undo brings both back", () => {
    const state = changed(begin(), { type: "cut", from: "greet", handle: "e1" });
    expect(exitsOf(node(state, "greet")!).map(({ label, to }) => [label, to])).toEqual([["Is done", "bye"]]);
    expect(edit(state, { type: "undo" }).present).toBe(flow);
    expect(changed(state, { type: "cut", from: "greet", handle: "e1" }).present).toBe(state.present);
  });

  it("deletes a way back out of a global node with its condition", () => {
    const back = { id: "b1", transitionCondition: { type: "prompt", prompt: "Calm again" }, destinationNodeId: "bye" };
    const globally = { condition: "Is angry", goBackConditions: [back] };
    const nodes = flow.nodes.map((one) => (one.id === "greet" ? { ...one, globalNodeSetting: globally } : one));
    const state = changed(startEditing(FlowDefinition.parse({ ...flow, nodes, tools: [] })), {
      type: "cut",
      from: "greet",
      handle: "b1",
    });
    expect(exitsOf(node(state, "greet")!).map(({ handle }) => handle)).toEqual(["e1", "e2"]);
    expect(node(state, "greet")?.globalNodeSetting?.condition).toBe("Is angry");
  });

  it("keeps a way that a node has by name, empty, when its line is deleted, and the begin tag without a node", () => {
    let state = changed(begin(), { type: "cut", from: "book", handle: "·elseEdge" });
    expect(exitsOf(node(state, "book")!).map(({ label, to }) => [label, to])).toEqual([["Else", null]]);
    state = changed(state, { type: "cut", from: beginId, handle: "" });
    expect(state.present.startNodeId).toBeNull();
  });

  it("leads named ways and the beginning by their handles", () => {
    let state = changed(begin(), { type: "connect", from: "book", handle: "·elseEdge", to: "greet" });
    state = changed(state, { type: "connect", from: beginId, handle: "", to: "book" });
    expect([exitsOf(node(state, "book")!)[0]?.to, state.present.startNodeId]).toEqual(["greet", "book"]);
  });

  it("begins an empty drawing at its first node, and leads the asked way to a new one", () => {
    const at = { x: 0, y: 0 };
    const empty = FlowDefinition.parse({});
    const first = newNode("conversation", { definition: empty, position: at, makeId });
    let state = changed(startEditing(empty), { type: "add", nodes: [first], notes: [] });
    expect(state.present.startNodeId).toBe(first.id);
    const next = newNode("conversation", { definition: state.present, position: at, makeId });
    expect(next.name).toBe("Conversation 2");
    const way = { from: first.id, handle: exitsOf(first)[0]?.handle ?? "" };
    state = changed(state, { type: "add", nodes: [next], notes: [], way });
    expect(exitsOf(state.present.nodes[0]!)[0]?.to).toBe(next.id);
  });

  it("moves what is selected by steps, the begin tag and notes with it", () => {
    const state = changed(begin(), { type: "nudge", keys: ["bye", noteKey("n1"), beginId], dx: 10, dy: -10 });
    expect(node(state, "bye")?.displayPosition).toEqual({ x: 810, y: -10 });
    expect(state.present.notes[0]?.displayPosition).toEqual({ x: 10, y: 290 });
    expect(state.present.beginTagDisplayPosition).toEqual({ x: 10, y: -10 });
  });
});

describe("the clipboard", () => {
  it("pastes under new ids and free names, with the ways among the pasted and none out of them", () => {
    const clip = readClip(clipOf("f1", flow, ["greet", "book", noteKey("n1")]) ?? "");
    const { change, keys } = pasteOf(clip!, flow, makeId);
    const state = changed(begin(), change, { select: keys });
    const [greet, book] = change.nodes;
    expect([greet?.name, book?.name]).toEqual(["Greeting 2", "Book 2"]);
    expect(exitsOf(greet!).map(({ to }) => to)).toEqual([book?.id, null]);
    expect(exitsOf(book!).map(({ to }) => to)).toEqual([null]);
    const ids = state.present.nodes.flatMap((one) => [one.id, ...exitsOf(one).map(({ edgeId }) => edgeId)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(state.selected).toEqual(keys);
    expect(state.present.tools).toHaveLength(1);
  });

  it("brings the tools that pasted nodes call into another flow, without sealed values", () => {
    const clip = readClip(clipOf("f1", flow, ["book"]) ?? "");
    const other = startEditing(FlowDefinition.parse({}));
    const state = changed(other, pasteOf(clip!, other.present, makeId, { x: 5, y: 7 }).change);
    expect(state.present.tools).toMatchObject([{ toolId: "cal", headers: { auth: "open" } }]);
    expect(JSON.stringify(state.present.tools)).not.toContain("secret");
    expect(state.present.nodes[0]?.displayPosition).toEqual({ x: 5, y: 7 });
  });

  it("takes nothing from other texts", () => {
    expect(readClip("hello")).toBeNull();
    expect(readClip('{"kind":"voxcalls/flow-nodes","nodes":[{"type":"?"}]}')).toBeNull();
    expect(clipOf("f1", flow, [])).toBeNull();
  });
});

describe("every kind of node", () => {
  it("is made in a way that can be saved", () => {
    const position = { x: 0, y: 0 };
    const types = [
      "conversation",
      "subagent",
      "end",
      "function",
      "code",
      "transfer_call",
      "press_digit",
      "branch",
    ] as const;
    const more = [
      "sms",
      "extract_dynamic_variables",
      "agent_swap",
      "mcp",
      "bridge_transfer",
      "cancel_transfer",
    ] as const;
    for (const type of [...types, ...more]) {
      const made = newNode(type, { definition: flow, position, agentId: crypto.randomUUID(), makeId });
      expect([type, FlowDefinition.safeParse({ nodes: [made] }).error?.issues]).toEqual([type, undefined]);
    }
  });
});
