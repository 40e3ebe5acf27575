import type { z } from "zod";
import type { Edge, FlowNode, NamedEdge } from "../nodes";
import { FlowDefinition } from "../schemas";

/** A flow to begin with. */
export interface FlowTemplate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly definition: FlowDefinition;
}

type DefinitionInput = z.input<typeof FlowDefinition>;

/** Where a card stands, by the id of its node: `[column, row]`. */
export type Places = Readonly<Record<string, readonly [column: number, row: number]>>;

/** Pixels of the canvas: a card with the room that its lines need, and a step of the grid by which cards are set. */
const columnWidth = 360;
const rowHeight = 40;

/** A definition whose first node is the start. Whoever writes a template sets its cards so that few lines cross. */
export function drawn(
  places: Places,
  nodes: readonly FlowNode[],
  rest: Omit<DefinitionInput, "nodes" | "startNodeId"> = {},
): FlowDefinition {
  const placed = nodes.map((node) => {
    const [column, row] = places[node.id] ?? [0, 0];
    return { ...node, displayPosition: { x: column * columnWidth, y: row * rowHeight } };
  });
  return FlowDefinition.parse({ ...rest, nodes: placed, startNodeId: nodes[0]?.id ?? null });
}

/** Where to go, by what the caller said: `[condition, node]`. */
export type Ways = readonly (readonly [condition: string, to: string])[];

export function ways(from: string, to: Ways): Edge[] {
  return to.map(([prompt, destinationNodeId], index) => ({
    id: `${from}-${index + 1}`,
    transitionCondition: { type: "prompt", prompt },
    destinationNodeId,
  }));
}

export function way(from: string, name: string, destinationNodeId: string): NamedEdge {
  return { id: `${from}-${name}`, destinationNodeId };
}

/** A node in which the agent talks by a prompt. */
export function talk(id: string, name: string, text: string, to: Ways): FlowNode {
  return { type: "conversation", id, name, instruction: { type: "prompt", text }, edges: ways(id, to) };
}

/** A node in which the agent says these very words. */
export function say(id: string, name: string, text: string, to: Ways): FlowNode {
  return { type: "conversation", id, name, instruction: { type: "static_text", text }, edges: ways(id, to) };
}

export function goodbye(text = "Thank the caller, say goodbye and end the call."): FlowNode {
  return {
    type: "end",
    id: "goodbye",
    name: "Goodbye",
    speakDuringExecution: true,
    instruction: { type: "prompt", text },
  };
}

/** Passes the call to a person, whose number is a variable with a value to be replaced. */
export function person(id: string, name: string, variable: string, otherwise: string): FlowNode {
  return {
    type: "transfer_call",
    id,
    name,
    speakDuringExecution: true,
    instruction: { type: "static_text", text: "One moment, I will put you through." },
    transferDestination: { type: "predefined", number: `{{${variable}}}` },
    transferOption: { type: "cold_transfer" },
    edge: way(id, "failed", otherwise),
  };
}
