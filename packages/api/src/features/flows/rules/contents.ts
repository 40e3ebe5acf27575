import type { FlowNode } from "../nodes";
import type { FlowDefinition, FlowProblem } from "../schemas";
import type { Tool } from "../../tools/schemas";
import { emptyCredentials } from "../../tools/rules/credential-params";
import { toolFaults, variableFaults } from "../../tools/rules/tool-faults";
import { serverAsTool } from "../../tools/toolbox";
import { labelOf, problem, twice } from "./problem";

/** What there is in the tenant beside the flow. */
export interface Surroundings {
  /** The ids of the agents that a call can be handed to. */
  readonly agentIds: ReadonlySet<string>;
  readonly knowledgeBaseIds: ReadonlySet<string>;
  /** Says why an address may not be called, or null. Without it addresses are not looked at. */
  readonly urlProblem?: (url: string) => string | null;
}

/** Problems of what nodes say, and of what they name: tools, agents, knowledge, addresses. */
export function contentProblems(definition: FlowDefinition, around: Surroundings): FlowProblem[] {
  const toolNames = new Map(definition.tools.map(({ toolId, name }) => [toolId, name]));
  const servers = new Set(definition.mcps.map(({ name }) => name));
  return [
    ...twice(definition.tools.map(({ toolId }) => toolId)).map((id) =>
      problem("error", "duplicate_id", `Two tools have the id ${id}.`),
    ),
    ...twice(definition.tools.map(({ name }) => name)).map((name) =>
      problem("error", "duplicate_name", `Two tools are called ${name}.`),
    ),
    ...definition.tools.flatMap((tool) => [...addressProblems(tool, around), ...faultsOf(tool)]),
    ...twice(definition.mcps.map(({ name }) => name)).map((name) =>
      problem("error", "duplicate_name", `Two MCP servers are called ${name}.`),
    ),
    ...definition.mcps.map(serverAsTool).flatMap((server) => [...addressProblems(server, around), ...faultsOf(server)]),
    ...(definition.knowledgeBaseIds.every((id) => around.knowledgeBaseIds.has(id))
      ? []
      : [problem("error", "missing_knowledge", "A knowledge base of the flow is not there any more.")]),
    ...definition.nodes.flatMap((node) => [
      ...wordProblems(node),
      ...(node.type === "mcp" ? serverProblems(node, servers) : toolProblems(node, toolNames)),
      ...nameProblems(node, around),
    ]),
  ];
}

function wordProblems(node: FlowNode): FlowProblem[] {
  const missing = (what: string) => [
    problem("error", "missing_words", `${labelOf(node)} does not say ${what}.`, { node }),
  ];
  switch (node.type) {
    case "conversation":
    case "subagent":
    case "sms":
      return node.instruction.text.trim() === "" ? missing(node.type === "sms" ? "what to write" : "what to say") : [];
    case "press_digit":
      return node.instruction.text.trim() === "" ? missing("which key to press") : [];
    case "code":
      return node.code.trim() === "" ? missing("what to run") : [];
    case "extract_dynamic_variables":
      return node.variables.length === 0
        ? missing("what to remember")
        : variableFaults(node.variables).map(({ message }) => problem("error", "wrong_tool", message, { node }));
    default:
      return [];
  }
}

function toolProblems(node: FlowNode, toolNames: ReadonlyMap<string, string>): FlowProblem[] {
  const missing = (message: string) => problem("error", "missing_tool", message, { node });
  switch (node.type) {
    case "function":
      if (node.toolId === "") return [missing(`Choose the tool that ${labelOf(node)} calls.`)];
      return toolNames.has(node.toolId) ? [] : [missing(`The tool that ${labelOf(node)} calls is not there any more.`)];
    case "subagent": {
      const shared = (node.toolIds ?? []).flatMap((id) => toolNames.get(id) ?? []);
      const names = [...(node.tools ?? []).map(({ name }) => name), ...shared];
      return [
        ...(node.toolIds ?? [])
          .filter((id) => !toolNames.has(id))
          .map((id) => missing(`${labelOf(node)} names the tool ${id}, which is not there.`)),
        ...twice(names).map((name) =>
          problem("error", "duplicate_name", `Two tools of ${labelOf(node)} are called ${name}.`, { node }),
        ),
      ];
    }
    default:
      return [];
  }
}

function serverProblems(node: Extract<FlowNode, { type: "mcp" }>, servers: ReadonlySet<string>): FlowProblem[] {
  const label = labelOf(node);
  const missing = (message: string) => problem("error", "missing_tool", message, { node });
  return [
    ...(node.mcpId === ""
      ? [missing(`Choose the server that ${label} asks.`)]
      : servers.has(node.mcpId)
        ? []
        : [missing(`The server ${node.mcpId} that ${label} asks is not there.`)]),
    ...(node.mcpToolName.trim() === "" ? [missing(`Name the tool of the server that ${label} calls.`)] : []),
  ];
}

function nameProblems(node: FlowNode, around: Surroundings): FlowProblem[] {
  switch (node.type) {
    case "agent_swap":
      return around.agentIds.has(node.agentId) ? [] : [noAgent(node)];
    case "conversation":
    case "subagent": {
      const tools = node.type === "subagent" ? (node.tools ?? []) : [];
      const hasBases = (node.knowledgeBaseIds ?? []).every((id) => around.knowledgeBaseIds.has(id));
      return [
        ...tools
          .filter((tool) => tool.type === "agent_swap" && !around.agentIds.has(tool.agentId))
          .map(() => noAgent(node)),
        ...(hasBases
          ? []
          : [
              problem("error", "missing_knowledge", `A knowledge base of ${labelOf(node)} is not there any more.`, {
                node,
              }),
            ]),
        ...tools.flatMap((tool) => [...addressProblems(tool, around, node), ...faultsOf(tool, node)]),
      ];
    }
    case "bridge_transfer":
    case "cancel_transfer":
      return [
        problem(
          "error",
          "not_in_this_flow",
          `${labelOf(node)} works only in the flow of an agent that passes calls on.`,
          {
            node,
          },
        ),
      ];
    default:
      return [];
  }
}

const noAgent = (node: FlowNode) =>
  problem("error", "missing_agent", `The agent that ${labelOf(node)} hands over to is not there.`, { node });

/** What is wrong with one tool by itself. */
function faultsOf(tool: Tool, node?: FlowNode): FlowProblem[] {
  const faults = toolFaults(tool).map(({ key, message }) =>
    problem("error", "wrong_tool", `The tool ${tool.name}, ${key}: ${message}`, node && { node }),
  );
  const blanks = emptyCredentials(tool).map((name) =>
    problem(
      "warning",
      "missing_words",
      `The tool ${tool.name} has no value for ${name} in its address.`,
      node && { node },
    ),
  );
  return [...secretProblems(tool, node), ...faults, ...blanks];
}

function secretProblems(tool: Tool, node?: FlowNode): FlowProblem[] {
  const missing = (what: string) =>
    problem("error", "missing_words", `The tool ${tool.name} has no ${what}.`, node && { node });
  if (tool.type === "check_availability_cal" || tool.type === "book_appointment_cal")
    return tool.calApiKey === "" ? [missing("key for the calendar")] : [];
  if (tool.type !== "custom") return [];
  const empty = Object.entries(tool.headers ?? {}).filter(([, value]) => value === "");
  return empty.map(([name]) => missing(`value for the header ${name}`));
}

interface MaybeAddressed {
  readonly type: string;
  readonly name: string;
  readonly url?: string;
}

function addressProblems(tool: MaybeAddressed, { urlProblem }: Surroundings, node?: FlowNode): FlowProblem[] {
  const said = tool.type === "custom" && tool.url !== undefined ? urlProblem?.(tool.url) : null;
  if (!said) return [];
  return [
    problem("error", "unsafe_url", `The address of the tool ${tool.name} cannot be called: ${said}`, node && { node }),
  ];
}
