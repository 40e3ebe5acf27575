import type { FlowNode } from "../nodes";
import type { FlowDefinition, FlowProblem } from "../schemas";
import { labelOf, problem, twice } from "./problem";
import { isEmptyCondition, waysOut } from "./ways";

/** Problems of the drawing itself: where it starts, where edges lead, what cannot be reached or left. */
export function graphProblems(definition: FlowDefinition): FlowProblem[] {
  const { nodes, startNodeId } = definition;
  const ids = new Set(nodes.map((node) => node.id));
  const hasStart = startNodeId !== null && ids.has(startNodeId);
  return [
    ...(hasStart ? [] : [problem("error", "no_start", "Choose the node in which the conversation begins.")]),
    ...namesakes(nodes),
    ...nodes.flatMap((node) => edgeProblems(node, ids)),
    ...(hasStart ? unreachable(definition) : []),
  ];
}

function namesakes(nodes: readonly FlowNode[]): FlowProblem[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const nameOf = (node: FlowNode) => node.name?.trim().toLowerCase() ?? "";
  const sameName = new Set(twice(nodes.map(nameOf).filter((name) => name !== "")));
  return [
    ...twice(nodes.map(({ id }) => id)).map((id) =>
      problem("error", "duplicate_id", `Two nodes have the id ${id}.`, { node: byId.get(id) ?? { id } }),
    ),
    ...nodes
      .filter((node) => sameName.has(nameOf(node)))
      .map((node) => problem("warning", "duplicate_name", `Another node is called ${labelOf(node)} too.`, { node })),
  ];
}

function edgeProblems(node: FlowNode, ids: ReadonlySet<string>): FlowProblem[] {
  const ways = waysOut(node);
  const label = labelOf(node);
  const backs = node.globalNodeSetting?.goBackConditions ?? [];
  return [
    ...twice([...ways.map(({ edgeId }) => edgeId), ...backs.map(({ id }) => id)]).map((edgeId) =>
      problem("error", "duplicate_id", `Two edges of ${label} have the id ${edgeId}.`, { node, edgeId }),
    ),
    ...ways.flatMap(({ edgeId, label: edge, condition, to }) => [
      ...(to === null
        ? [problem("error", "loose_edge", `The edge “${edge}” of ${label} leads nowhere.`, { node, edgeId })]
        : ids.has(to)
          ? []
          : [
              problem(
                "error",
                "unknown_destination",
                `The edge “${edge}” of ${label} leads to ${to}, and there is no such node.`,
                { node, edgeId },
              ),
            ]),
      ...(condition && isEmptyCondition(condition)
        ? [problem("error", "empty_condition", `An edge of ${label} does not say when it is taken.`, { node, edgeId })]
        : []),
    ]),
    ...backs
      .filter(({ transitionCondition }) => isEmptyCondition(transitionCondition))
      .map(({ id }) =>
        problem("error", "empty_condition", `${label} does not say when the conversation goes back.`, {
          node,
          edgeId: id,
        }),
      ),
    ...backs
      .filter(({ destinationNodeId }) => destinationNodeId && !ids.has(destinationNodeId))
      .map(({ id, destinationNodeId }) =>
        problem(
          "error",
          "unknown_destination",
          `A way back from ${label} leads to ${destinationNodeId ?? ""}, and there is no such node.`,
          { node, edgeId: id },
        ),
      ),
    ...(node.globalNodeSetting?.condition.trim() === ""
      ? [problem("error", "empty_condition", `${label} does not say when the conversation comes here.`, { node })]
      : []),
    ...wayOutProblems(node, ways),
  ];
}

const lastNodes: ReadonlySet<string> = new Set([
  "end",
  "transfer_call",
  "agent_swap",
  "bridge_transfer",
  "cancel_transfer",
]);

function wayOutProblems(node: FlowNode, ways: ReturnType<typeof waysOut>): FlowProblem[] {
  // Who speaks can wait for the next sentence; what only does something stands still.
  const speaks = node.type === "conversation" || node.type === "subagent";
  const goesBack = (node.globalNodeSetting?.goBackConditions?.length ?? 0) > 0;
  const endsByTool = node.type === "subagent" && (node.tools ?? []).some(({ type }) => endingTools.has(type));
  if (ways.length === 0) {
    if (lastNodes.has(node.type) || goesBack || endsByTool) return [];
    return [
      problem(speaks ? "warning" : "error", "dead_end", `The conversation cannot leave ${labelOf(node)}.`, { node }),
    ];
  }
  const onlyEquations = ways.every(({ condition }) => condition?.type === "equation");
  if (!onlyEquations) return [];
  const [severity, what] = speaks ? (["warning", "it stays there"] as const) : (["error", "it stands still"] as const);
  return [
    problem(severity, "missing_else", `When no equation of ${labelOf(node)} holds, ${what}: add “Else”.`, { node }),
  ];
}

const endingTools: ReadonlySet<string> = new Set(["end_call", "transfer_call", "agent_swap"]);

function unreachable({ nodes, startNodeId }: FlowDefinition): FlowProblem[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const reached = new Set<string>();
  const next = nodes.filter((node) => node.globalNodeSetting).map(({ id }) => id);
  if (startNodeId !== null) next.push(startNodeId);
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const node = byId.get(id);
    if (!node || reached.has(id)) continue;
    reached.add(id);
    for (const { to } of waysOut(node)) if (to !== null) next.push(to);
  }
  return nodes
    .filter(({ id }) => !reached.has(id))
    .map((node) => problem("warning", "unreachable", `No edge leads to ${labelOf(node)}.`, { node }));
}
