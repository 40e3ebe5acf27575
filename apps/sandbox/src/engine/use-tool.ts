import type { McpServer } from "../retell/mcp-fields";
import type { Tool } from "../retell/tool-fields";
import { variablesIn } from "./json-path";
import type { CustomTool, Scene, ToolArguments, ToolOutcome } from "./scene";

/** Every tool that an LLM or a flow's node may use, with what it needs from its agent. */
export interface ToolUse {
  tool: Tool;
  args: ToolArguments;
  mcps: McpServer[];
}

const DEFAULT_CODE_TIMEOUT_MS = 30_000;
/** What the provider gives a model of an answer. */
const LONGEST_ANSWER = 15_000;
const done = (content: string): ToolOutcome => ({ content, successful: true });
const failed = (content: string): ToolOutcome => ({ content, successful: false });

/** Uses a tool: its call and what came of it are told in the history, then come its effects on the conversation. */
export async function useTool(scene: Scene, use: ToolUse): Promise<ToolOutcome> {
  const { tool, args } = use;
  const event = {
    kind: "tool_call" as const,
    name: tool.name,
    arguments: JSON.stringify(args),
    result: "",
    successful: true,
  };
  scene.emit(event);
  const mocked = scene.around.mock(tool.name, args);
  const answer = mocked ?? (await perform(scene, use));
  const outcome = { ...answer, content: answer.content.slice(0, LONGEST_ANSWER) };
  event.result = outcome.content;
  event.successful = outcome.successful;
  if (tool.type === "transfer_call") transfer(scene, tool, outcome.successful);
  else if (outcome.successful) takeEffect(scene, use, outcome);
  return outcome;
}

async function perform(scene: Scene, { tool, args, mcps }: ToolUse): Promise<ToolOutcome> {
  const { around, variables } = scene;
  switch (tool.type) {
    case "custom":
      return around.callFunction(filled(tool, scene), args, scene.history);
    case "code": {
      const given = { dv: variables.all, args };
      return around.runCode(tool.code, tool.timeout_ms ?? DEFAULT_CODE_TIMEOUT_MS, given);
    }
    case "mcp": {
      const server = mcps.find(({ name }) => name === tool.mcp_id) ?? mcps[0];
      return server ? around.callMcp(server, tool.name, args) : failed(`No MCP server is called ${tool.mcp_id ?? ""}.`);
    }
    case "transfer_call": {
      const number = transferNumber(scene, tool);
      return around.takesTransfer(number) ? done("Call transferred.") : failed(`Transfer to ${number} failed.`);
    }
    case "agent_swap":
      return around.findAgent(tool.agent_id, tool.agent_version)
        ? done("Agent swapped.")
        : failed(`No agent ${tool.agent_id}.`);
    case "send_sms":
      return around.sendSms(textOf(args, "message")) ? done("SMS sent.") : failed("SMS could not be sent.");
    case "check_availability_cal":
      return done(JSON.stringify({ slots: ["09:00", "11:30", "15:00"] }));
    case "book_appointment_cal":
      return done(JSON.stringify({ status: "booked", ...args }));
    case "extract_dynamic_variable":
      return done(JSON.stringify(args));
    case "end_call":
      return done("Call ended.");
    default:
      return done("Done.");
  }
}

function takeEffect(scene: Scene, { tool, args }: ToolUse, { content }: ToolOutcome): void {
  switch (tool.type) {
    case "custom":
    case "code":
    case "mcp":
      for (const [name, value] of Object.entries(variablesIn(content, tool.response_variables))) {
        scene.variables.collect(name, value);
      }
      return;
    case "extract_dynamic_variable":
      for (const [name, value] of Object.entries(args)) scene.variables.collect(name, String(value));
      return;
    case "press_digit":
      for (const digit of textOf(args, "digit")) scene.emit({ kind: "dtmf", digit });
      return;
    case "send_sms":
      return scene.emit({ kind: "sms", text: textOf(args, "message") });
    case "agent_swap":
      return swap(scene, tool);
    case "end_call":
      return scene.emit({ kind: "hang_up", by: "agent", reason: "agent_hangup" });
    case "bridge_transfer":
      return scene.emit({ kind: "hang_up", by: "agent", reason: "transfer_bridged" });
    case "cancel_transfer":
      return scene.emit({ kind: "hang_up", by: "agent", reason: "transfer_cancelled" });
    case "transfer_call":
    case "check_availability_cal":
    case "book_appointment_cal":
      return;
  }
}

/** An argument that is a text. */
function textOf(args: ToolArguments, name: string): string {
  const value = args[name];
  return typeof value === "string" ? value : "";
}

type TransferTool = Extract<Tool, { type: "transfer_call" }>;

function transfer(scene: Scene, tool: TransferTool, bridged: boolean): void {
  scene.emit({ kind: "transfer", number: transferNumber(scene, tool), option: tool.transfer_option, bridged });
  if (bridged) scene.emit({ kind: "hang_up", by: "agent", reason: "call_transfer" });
}

/** The number as it is written; an inferred one is the first that its prompt names. */
function transferNumber({ variables }: Scene, { transfer_destination: to }: TransferTool): string {
  if (to.type === "predefined") return variables.fill(to.number);
  return /\+?\d[\d ()-]{5,20}\d/.exec(variables.fill(to.prompt))?.[0].replace(/[ ()-]/g, "") ?? "";
}

function swap(scene: Scene, tool: Extract<Tool, { type: "agent_swap" }>): void {
  const to = scene.around.findAgent(tool.agent_id, tool.agent_version);
  if (to) scene.emit({ kind: "swap", to, settings: tool });
}

/** The tool with the variables filled wherever it is sent. */
function filled(tool: CustomTool, { variables }: Scene): CustomTool {
  const fillAll = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, variables.fill(text)]));
  return {
    ...tool,
    url: variables.fill(tool.url),
    ...(tool.headers ? { headers: fillAll(tool.headers) } : {}),
    ...(tool.query_params ? { query_params: fillAll(tool.query_params) } : {}),
  };
}
