import type { FlowNode, NamedEdge } from "../../flows/nodes";
import type { FlowDefinition } from "../../flows/schemas";
import type { VersionDiff } from "../schemas";

/** Something with an id of its own inside a bundle: a node, an edge, a tool, a state. */
export interface Piece {
  readonly kind: VersionDiff["parts"][number]["kind"];
  readonly id: string;
  readonly name: string;
  readonly content: Record<string, unknown>;
  /** How fields of the content are told, where it is not by their value. */
  readonly words?: Record<string, unknown>;
}

/** Ways whose condition is their place, as the canvas calls them. */
const places: Readonly<Record<string, string>> = {
  skipResponseEdge: "without waiting",
  alwaysEdge: "always",
  successEdge: "sent",
  failedEdge: "failed",
  edge: "transfer failed",
  elseEdge: "else",
};

/** A flow's nodes and ways as a reader knows them: a way is named by its condition and where it leads, and where a node stands on the canvas says nothing. */
export function flowPieces({ nodes, tools }: Pick<FlowDefinition, "nodes" | "tools">): Piece[] {
  const names = {
    nodes: new Map(nodes.map((node) => [node.id, node.name ?? node.id])),
    tools: new Map(tools.map((tool) => [tool.toolId, tool.name])),
  };
  return nodes.flatMap((node) => nodePieces(node, names));
}

interface Names {
  readonly nodes: ReadonlyMap<string, string>;
  readonly tools: ReadonlyMap<string, string>;
}

/** The words that nodes say or are told, by node. */
export function flowTexts(nodes: readonly FlowNode[]): ReadonlyMap<string, { name: string; text: string }> {
  return new Map(
    nodes.flatMap((node) => {
      const text = instructionOf(node)?.text;
      return text === undefined ? [] : [[node.id, { name: node.name ?? node.id, text }] as const];
    }),
  );
}

function instructionOf(node: FlowNode): { type: string; text: string } | null {
  const instruction = "instruction" in node ? node.instruction : undefined;
  return instruction && "text" in instruction ? instruction : null;
}

function nodePieces(node: FlowNode, names: Names): Piece[] {
  const name = node.name ?? node.id;
  const content: Record<string, unknown> = {};
  const words: Record<string, unknown> = {};
  const edges: Piece[] = [];
  const told = instructionOf(node);
  const way = (edge: NamedEdge, place?: string, isBack?: boolean) => {
    const condition = place ?? conditionOf(edge);
    const to = edge.destinationNodeId ?? null;
    const leadsTo = to !== null ? (names.nodes.get(to) ?? to) : isBack ? "where it came from" : "nowhere";
    const said = `${isBack ? "back when " : ""}${place ?? `“${condition}”`}`;
    edges.push({
      kind: "edge",
      id: `${node.id}/${edge.id}`,
      name: `${name}: ${said} → ${leadsTo}`,
      // Two nodes may have one name, and a new name leads nowhere else: ids are compared, names are told.
      content: { condition: place ?? edge.transitionCondition, leadsTo: to },
      words: { condition, leadsTo },
    });
  };
  for (const [key, value] of Object.entries(node)) {
    if (key === "displayPosition") continue;
    if (key === "instruction" && told) content["instructionType"] = told.type;
    else if (key === "edges") (value as NamedEdge[]).forEach((edge) => way(edge));
    else if (key in places) way(value as NamedEdge, places[key]);
    else if (key === "globalNodeSetting") {
      const { condition, coolDown, goBackConditions } = value as NonNullable<FlowNode["globalNodeSetting"]>;
      content["comesWhen"] = condition;
      content["coolDown"] = coolDown;
      goBackConditions?.forEach((edge) => way(edge, undefined, true));
    } else {
      content[key] = value;
      if (key === "toolId") words[key] = names.tools.get(value as string);
      if (key === "toolIds") words[key] = (value as string[]).map((id) => names.tools.get(id) ?? id);
    }
  }
  return [{ kind: "node", id: node.id, name, content, words }, ...edges];
}

function conditionOf({ transitionCondition: condition }: NamedEdge): string {
  if (!condition) return "no condition";
  if (condition.type === "prompt") return condition.prompt.trim() || "no condition yet";
  return condition.equations
    .map(({ left, operator, right }) => [left, operator, right].filter((word) => word !== undefined).join(" "))
    .join(condition.operator === "&&" ? " and " : " or ");
}
