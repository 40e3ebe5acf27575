import type { Edge } from "../retell/flow-edge-fields";
import type { FlowNode } from "../retell/flow-node-fields";
import { holds } from "./equations";
import { LEAST_SCORE } from "./match";
import { type Moment, scoreOf } from "./moment";
import type { Scene } from "./scene";

/** Where a condition leads; an edge of no destination leads out of its component. */
export interface Way {
  to: string | undefined;
}

/** A condition in words that holds, and how well. */
export interface Scored<T> {
  found: T;
  score: number;
}

/** The first edge whose equation holds, else the one whose words fit best. */
export function bestEdge(edges: Edge[] | undefined, moment: Moment, scene: Scene): Scored<Edge> | undefined {
  const exact = (edges ?? []).find(
    ({ transition_condition: condition }) => condition.type === "equation" && holds(condition, scene.variables),
  );
  if (exact) return { found: exact, score: Number.POSITIVE_INFINITY };
  return bestOf(
    (edges ?? []).flatMap((edge) =>
      edge.transition_condition.type === "prompt" ? [{ found: edge, words: edge.transition_condition.prompt }] : [],
    ),
    moment,
    scene,
  );
}

/** The global node whose condition fits best. */
export function bestGlobal(nodes: FlowNode[], moment: Moment, scene: Scene): Scored<FlowNode> | undefined {
  const conditions = nodes.flatMap((node) =>
    node.global_node_setting ? [{ found: node, words: node.global_node_setting.condition }] : [],
  );
  return bestOf(conditions, moment, scene);
}

/** The way that is left when no condition holds. */
export function elseWay(node: FlowNode): Way | undefined {
  return "else_edge" in node && node.else_edge ? { to: node.else_edge.destination_node_id } : undefined;
}

function bestOf<T>(candidates: { found: T; words: string }[], moment: Moment, scene: Scene): Scored<T> | undefined {
  let best: Scored<T> | undefined;
  for (const { found, words } of candidates) {
    const score = scoreOf(scene.variables.fill(words), moment);
    if (score >= LEAST_SCORE && score > (best?.score ?? 0)) best = { found, score };
  }
  return best;
}
