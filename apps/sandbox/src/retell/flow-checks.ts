import { badRequest } from "./errors";
import { waysOut } from "./flow-edges";
import type { FlowComponent, FlowVersion } from "./flow-fields";
import type { FlowNode } from "./flow-node-fields";
import { e164 } from "./phone-numbers";

type Graph = Pick<FlowComponent, "nodes" | "start_node_id" | "tools" | "mcps">;

/** The rules that span fields, which Retell checks on the whole flow. Throws 400 with the node's name. */
export function assertFlowConsistent(flow: FlowVersion): void {
  const components = new Map((flow.components ?? []).map((component) => [component.name, component]));
  assertUnique(
    (flow.components ?? []).map(({ name }) => name),
    "components: the name",
  );
  assertGraph(flow, "", components);
  for (const [name, component] of components) assertGraph(component, `components "${name}": `, components);
}

function assertGraph(graph: Graph, where: string, components: ReadonlyMap<string, FlowComponent>): void {
  const ids = new Set(graph.nodes.map((node) => node.id));
  assertUnique(
    graph.nodes.map((node) => node.id),
    `${where}nodes: the id`,
  );
  assertUnique(
    (graph.tools ?? []).map((tool) => tool.name),
    `${where}tools: the name`,
  );
  assertUnique(
    (graph.tools ?? []).flatMap((tool) => tool.tool_id ?? []),
    `${where}tools: the tool_id`,
  );
  if (graph.start_node_id && !ids.has(graph.start_node_id)) {
    throw badRequest(`${where}start_node_id: no node has the id ${graph.start_node_id}.`);
  }
  for (const node of graph.nodes) {
    const at = `${where}node ${labelOf(node)}`;
    assertUnique(
      waysOut(node).map((way) => way.id),
      `${at}: the edge id`,
    );
    for (const { id, destination_node_id: to } of waysOut(node)) {
      if (to !== undefined && !ids.has(to))
        throw badRequest(`${at}: edge ${id} leads to ${to}, and no node has that id.`);
    }
    assertReferences(node, graph, at, components);
  }
}

function assertReferences(
  node: FlowNode,
  graph: Graph,
  at: string,
  components: ReadonlyMap<string, FlowComponent>,
): void {
  const toolIds = new Set((graph.tools ?? []).flatMap((tool) => tool.tool_id ?? []));
  const wanted = node.type === "function" ? [node.tool_id] : node.type === "subagent" ? (node.tool_ids ?? []) : [];
  const missing = wanted.find((id) => !toolIds.has(id));
  if (missing !== undefined) throw badRequest(`${at}: tool_id ${missing} is no tool of this flow.`);
  if (node.type === "subagent")
    assertUnique(
      (node.tools ?? []).map((tool) => tool.name),
      `${at}: the tool name`,
    );
  if (node.type === "component" && !(node.component_type === "local" && components.has(node.component_id))) {
    throw badRequest(`${at}: component_id ${node.component_id} is no ${node.component_type} component.`);
  }
  if (node.type === "mcp" && !(graph.mcps ?? []).some((server) => server.name === node.mcp_id)) {
    throw badRequest(`${at}: mcp_id ${node.mcp_id} is no server in mcps.`);
  }
  if (node.type === "transfer_call" && node.transfer_destination.type === "predefined") {
    const { number } = node.transfer_destination;
    if (!node.ignore_e164_validation && !e164.test(number) && !/^sip:|\{\{/.test(number)) {
      throw badRequest(`${at}: transfer_destination.number must be in E.164 format, a SIP address or a variable.`);
    }
  }
}

/** A node as people know it: by its name, else its id. */
export function labelOf(node: { id?: unknown; name?: unknown }): string {
  if (typeof node.name === "string" && node.name !== "") return `"${node.name}"`;
  return typeof node.id === "string" ? `"${node.id}"` : "without id";
}

function assertUnique(values: string[], what: string): void {
  const twice = values.find((value, index) => values.indexOf(value) < index);
  if (twice !== undefined) throw badRequest(`${what} ${twice} is there twice.`);
}
