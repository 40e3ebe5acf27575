import type { LlmSettings } from "@voxcalls/retell-client";
import { invalid } from "../../kernel/errors";
import type { References } from "./references";
import type { CustomTool, McpServer, SecretValue, Tool } from "./schemas";

type RetellTool = NonNullable<LlmSettings["generalTools"]>[number];

/** A tool as Retell holds it. Throws validation_failed, naming `path`, when an agent or a secret that it names is not there. */
export function toRetellTool(tool: Tool, references: References, path: string): RetellTool {
  switch (tool.type) {
    case "agent_swap": {
      const { agentId, ...rest } = tool;
      return { ...rest, ...swapTarget({ agentId, ...rest }, references, path) };
    }
    case "check_availability_cal":
    case "book_appointment_cal":
      return toRetellCalendarTool(tool, references, path);
    case "custom":
      return toRetellCustomTool(tool, references, path);
    default:
      return tool;
  }
}

/** A webhook as Retell holds it; an MCP server, too. */
export function toRetellCustomTool<T extends CustomTool | McpServer>(tool: T, references: References, path: string) {
  const headers = tool.headers && {
    headers: Object.fromEntries(
      Object.entries(tool.headers)
        .filter(([, value]) => value !== "")
        .map(([name, value]) => [name, textOf(value, references.secrets, `${path}.headers.${name}`)]),
    ),
  };
  const { headers: _, ...rest } = tool;
  return { ...rest, ...headers };
}

export function toRetellCalendarTool<T extends { readonly calApiKey: SecretValue }>(
  tool: T,
  references: References,
  path: string,
) {
  return { ...tool, calApiKey: textOf(tool.calApiKey, references.secrets, `${path}.calApiKey`) };
}

interface Swap {
  readonly agentId: string;
  readonly postCallAnalysisSetting?: "both_agents" | "only_destination_agent" | undefined;
}

/** Who takes over: as published, since Retell would else take a draft. Both halves are analysed, and we hear of both. */
export function swapTarget({ agentId, postCallAnalysisSetting }: Swap, references: References, path: string) {
  const retellAgentId = references.retellAgentIds.get(agentId);
  if (retellAgentId === undefined)
    throw invalid(`${path}.agentId`, "The agent that this hands over to is not there (yet).");
  return {
    retellAgentId,
    agentVersion: "latest_published",
    postCallAnalysisSetting: postCallAnalysisSetting ?? ("both_agents" as const),
    webhookSetting: "both_agents" as const,
  };
}

function textOf(value: SecretValue, secrets: References["secrets"], path: string): string {
  if (typeof value === "string") return value;
  const text = secrets.get(value.secret);
  if (text === undefined) throw invalid(path, "The sealed value is not there any more. Send it again.");
  return text;
}
