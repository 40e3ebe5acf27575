import type { CustomTool, McpServer, SecretValue, Tool } from "./schemas";

interface WithTools {
  readonly tools?: readonly Tool[] | null | undefined;
}

/** Anything that has tools: an agent's settings with its states, or a flow with its nodes. */
export interface Toolbox extends WithTools {
  readonly states?: readonly (WithTools & { readonly name: string })[] | null | undefined;
  readonly nodes?: readonly (WithTools & { readonly type: string })[] | undefined;
  /** Called by address as webhooks are, with headers as they have: they are treated as such. */
  readonly mcps?: readonly McpServer[] | undefined;
}

export interface PlacedTool {
  readonly tool: Tool;
  /** Where it stands, as errors name it: `nodes.3.tools.0`. */
  readonly path: string;
}

/** Every tool in it, in order. */
export function toolsIn({ tools, states, nodes, mcps }: Toolbox): PlacedTool[] {
  const placed = (list: WithTools["tools"], path: string) =>
    (list ?? []).map((tool, index): PlacedTool => ({ tool, path: `${path}${index}` }));
  return [
    ...placed(tools, "tools."),
    ...(states ?? []).flatMap((state, index) => placed(state.tools, `states.${index}.tools.`)),
    ...(nodes ?? []).flatMap((node, index) => placed(node.tools, `nodes.${index}.tools.`)),
    ...placed(mcps?.map(serverAsTool), "mcps."),
  ];
}

/** Something of the tenant's that a definition names by id, and where. */
export interface NamedThing {
  readonly id: string;
  readonly path: string;
  /** What people call the place. */
  readonly label?: string;
}

/** The agents that the tools in it hand calls to. */
export function swapTargetsIn(box: Toolbox): NamedThing[] {
  return toolsIn(box).flatMap(({ tool, path }) =>
    tool.type === "agent_swap" ? [{ id: tool.agentId, path: `${path}.agentId`, label: `Tool ${tool.name}` }] : [],
  );
}

/** The same with every secret value put through `change`. */
export function mapSecrets<T extends Toolbox>(
  box: T,
  change: (value: SecretValue, path: string, tool: Tool) => SecretValue,
): T {
  return mapTools(box, (tool, path) => withSecrets(tool, (value, key) => change(value, `${path}.${key}`, tool)));
}

/** The same with every tool put through `change`. */
export function mapTools<T extends Toolbox>(box: T, change: (tool: Tool, path: string) => Tool): T {
  const all = (tools: readonly Tool[], path: string) => tools.map((tool, index) => change(tool, `${path}${index}`));
  const mapped = mapLists(box, all);
  return box.mcps ? { ...mapped, mcps: all(box.mcps.map(serverAsTool), "mcps.").flatMap(toolAsServer) } : mapped;
}

/** An MCP server in the shape of a webhook, of whose fields it has a part. */
export function serverAsTool(server: McpServer): CustomTool {
  return { type: "custom", ...server };
}

function toolAsServer(tool: Tool): McpServer[] {
  if (tool.type !== "custom") return [];
  const { type: _, ...server } = tool;
  return [server];
}

/** The same without the tools that are not to be kept. */
export function filterTools<T extends Toolbox>(box: T, keeps: (tool: Tool) => boolean): T {
  return mapLists(box, (tools) => tools.filter(keeps));
}

function mapLists<T extends Toolbox>(box: T, change: (tools: readonly Tool[], path: string) => Tool[]): T {
  const inHolder = <H extends WithTools>(holder: H, path: string): H =>
    holder.tools ? { ...holder, tools: change(holder.tools, `${path}tools.`) } : holder;
  const { states, nodes } = box;
  return {
    ...inHolder(box, ""),
    ...(states && { states: states.map((state, index) => inHolder(state, `states.${index}.`)) }),
    ...(nodes && { nodes: nodes.map((node, index) => inHolder(node, `nodes.${index}.`)) }),
  };
}

function withSecrets(tool: Tool, change: (value: SecretValue, key: string) => SecretValue): Tool {
  if (tool.type === "custom" && tool.headers) {
    const headers = Object.entries(tool.headers).map(
      ([name, value]) => [name, change(value, `headers.${name}`)] as const,
    );
    return { ...tool, headers: Object.fromEntries(headers) };
  }
  if (tool.type === "check_availability_cal" || tool.type === "book_appointment_cal") {
    return { ...tool, calApiKey: change(tool.calApiKey, "calApiKey") };
  }
  return tool;
}
