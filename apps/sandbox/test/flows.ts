import type Retell from "retell-sdk";

type Flow = Retell.ConversationFlowCreateParams;
export type FlowNodes = Flow["nodes"];

/** An edge that is taken when `prompt` fits what was said. */
export const when = (prompt: string, to: string) => ({
  id: `${to} when ${prompt}`,
  transition_condition: { type: "prompt" as const, prompt },
  destination_node_id: to,
});

/** An edge that is taken when the equation holds. */
export const whenEqual = (
  left: string,
  operator: Retell.ConversationFlowCreateParams.BranchNode.Edge.EquationCondition.Equation["operator"],
  right: string | undefined,
  to: string,
) => ({
  id: `${to} when ${left} ${operator} ${right ?? ""}`,
  transition_condition: {
    type: "equation" as const,
    operator: "&&" as const,
    equations: [{ left, operator, ...(right === undefined ? {} : { right }) }],
  },
  destination_node_id: to,
});

/** One of the edges that have a meaning of their own. */
export const named = <const W extends string>(prompt: W, to?: string) => ({
  id: `${prompt} ${to ?? "nowhere"}`,
  transition_condition: { type: "prompt" as const, prompt },
  ...(to === undefined ? {} : { destination_node_id: to }),
});

export const says = (id: string, text: string, rest: object = {}) => ({
  id,
  type: "conversation" as const,
  instruction: { type: "static_text" as const, text },
  ...rest,
});

export const ends = (id: string, text: string) => ({
  id,
  type: "end" as const,
  instruction: { type: "static_text" as const, text },
  speak_during_execution: true,
});

/** A flow of these nodes, the first of which begins. */
export function flowOf(nodes: FlowNodes, rest: Partial<Flow> = {}): Flow {
  return {
    model_choice: { type: "cascading", model: "gpt-4.1" },
    start_speaker: "agent",
    start_node_id: nodes[0]?.id ?? null,
    nodes,
    ...rest,
  };
}
