import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";

type Parts = Pick<FlowDefinition, "tools" | "mcps" | "nodes">;

/** What was sent with the tools as the server answers them: their secrets are ids there. What has none stays the same object. */
export function sealedBy(answer: Parts, sent: FlowDefinition): FlowDefinition {
  const answered = new Map(answer.nodes.map((node) => [node.id, toolsOf(node)]));
  const nodes = mapTools(sent.nodes, (tools, node) => {
    const sealed = answered.get(node.id);
    return sealed && JSON.stringify(sealed) !== JSON.stringify(tools) ? sealed : tools;
  });
  const same = <Key extends "tools" | "mcps">(key: Key) =>
    JSON.stringify(answer[key]) === JSON.stringify(sent[key]) ? sent[key] : answer[key];
  const [tools, mcps] = [same("tools"), same("mcps")];
  const isSame = tools === sent.tools && mcps === sent.mcps && nodes === sent.nodes;
  return isSame ? sent : { ...sent, tools, mcps, nodes };
}

/** The drawing with every list of tools that `from` has, too, as `to` has it. */
export function sealedLike(flow: FlowDefinition, from: FlowDefinition, to: FlowDefinition): FlowDefinition {
  if (flow === from) return to;
  const next = new Map(to.nodes.map((node) => [node.id, toolsOf(node)]));
  const known = new Map(from.nodes.map((node) => [toolsOf(node), next.get(node.id)]));
  const nodes = flow.nodes === from.nodes ? to.nodes : mapTools(flow.nodes, (tools) => known.get(tools) ?? tools);
  const tools = flow.tools === from.tools ? to.tools : flow.tools;
  const mcps = flow.mcps === from.mcps ? to.mcps : flow.mcps;
  const isSame = nodes === flow.nodes && tools === flow.tools && mcps === flow.mcps;
  return isSame ? flow : { ...flow, tools, mcps, nodes };
}

type Tools = NonNullable<Extract<FlowNode, { type: "subagent" }>["tools"]>;

function toolsOf(node: FlowNode): Tools | undefined {
  return node.type === "subagent" ? node.tools : undefined;
}

function mapTools(nodes: FlowNode[], map: (tools: Tools, node: FlowNode) => Tools): FlowNode[] {
  const mapped = nodes.map((node) => {
    if (node.type !== "subagent" || !node.tools) return node;
    const tools = map(node.tools, node);
    return tools === node.tools ? node : { ...node, tools };
  });
  return mapped.some((node, index) => node !== nodes[index]) ? mapped : nodes;
}
