import type { FlowNode } from "../retell/flow-node-fields";
import type { Tool } from "../retell/tool-fields";
import { bestEdge, elseWay, type Way } from "./choose-way";
import { type Graph, toolById } from "./flow-graph";
import type { Heard } from "./hearing";
import type { Memory } from "./memory";
import type { Moment } from "./moment";
import { announcement, nodeLine } from "./node-line";
import { pressedDigits } from "./press-digit";
import type { Scene, ToolArguments, ToolOutcome } from "./scene";
import { sentenceFrom } from "./sentence";
import { extracted, inputsOf } from "./tool-inputs";
import { useTool } from "./use-tool";

/** Where a node is performed, and for whom. */
export interface Stage {
  scene: Scene;
  memory: Memory;
  graph: Graph;
  heard: Heard | undefined;
}

/** Tool names have no spaces. */
const toolName = (node: FlowNode) => (node.name ?? node.type).replace(/[^A-Za-z0-9_-]+/g, "_").slice(0, 64);

/** Does what a node is for, and gives the way on; undefined to stay and wait for the caller. */
export async function performNode(node: FlowNode, stage: Stage): Promise<Way | undefined> {
  const { scene, memory } = stage;
  if (node.type === "conversation" || node.type === "subagent") {
    const line = nodeLine(node.instruction, scene, memory, stage.heard);
    scene.say(line);
    memory.lastSaid = scene.variables.fill(line);
    return node.skip_response_edge && { to: node.skip_response_edge.destination_node_id };
  }
  if ("speak_during_execution" in node) scene.say(announcement(node, scene, memory) ?? "");
  return work(node, stage);
}

async function work(node: FlowNode, stage: Stage): Promise<Way | undefined> {
  const { scene, graph } = stage;
  const use = (tool: Tool, args: ToolArguments) => useTool(scene, { tool, args, mcps: graph.mcps ?? [] });
  const name = toolName(node);
  switch (node.type) {
    case "branch":
      return wayAfter(node, stage);
    case "function": {
      const tool = toolById(graph, node.tool_id);
      if (!tool) return wayAfter(node, stage, { content: `No tool ${node.tool_id}.`, successful: false });
      return wayOfWork(node, stage, use(tool, inputsOf(tool, scene, stage.heard)));
    }
    case "code": {
      const { code, timeout_ms: timeout, response_variables: paths } = node;
      const settings = { ...(timeout ? { timeout_ms: timeout } : {}), ...(paths ? { response_variables: paths } : {}) };
      return wayOfWork(node, stage, use({ type: "code", name, code, ...settings }, {}));
    }
    case "mcp": {
      const paths = node.response_variables ? { response_variables: node.response_variables } : {};
      const tool: Tool = { type: "mcp", name: node.mcp_tool_name, description: "", mcp_id: node.mcp_id, ...paths };
      return wayOfWork(node, stage, use(tool, scene.variables.collected));
    }
    case "extract_dynamic_variables": {
      const args = extracted(node.variables, scene);
      const { variables } = node;
      await use({ type: "extract_dynamic_variable", name, description: "", variables }, args);
      return wayAfter(node, stage);
    }
    case "press_digit": {
      const digit = pressedDigits(scene.variables.fill(node.instruction.text), stage.heard?.text ?? "");
      await use({ type: "press_digit", name }, { digit });
      return wayAfter(node, stage);
    }
    case "sms": {
      const sent = await use({ type: "send_sms", name, sms_content: {} }, { message: smsOf(node, scene) });
      return { to: (sent.successful ? node.success_edge : node.failed_edge).destination_node_id };
    }
    case "transfer_call": {
      const { transfer_destination, transfer_option } = node;
      await use({ type: "transfer_call", name, transfer_destination, transfer_option }, {});
      return { to: node.edge.destination_node_id };
    }
    case "agent_swap": {
      const { id: _id, type: _type, edge: _edge, name: _name, ...settings } = node;
      await use({ ...swapSettings(settings), type: "agent_swap", name }, {});
      return { to: node.edge.destination_node_id };
    }
    case "end":
      await use({ type: "end_call", name: "end_call" }, {});
      return undefined;
    case "bridge_transfer":
    case "cancel_transfer":
      await use({ type: node.type, name }, {});
      return undefined;
    default:
      return undefined;
  }
}

type Swap = Pick<
  Extract<Tool, { type: "agent_swap" }>,
  | "agent_id"
  | "agent_version"
  | "post_call_analysis_setting"
  | "webhook_setting"
  | "keep_current_language"
  | "keep_current_voice"
>;

/** What of a node's fields the tool has too. */
function swapSettings(node: Swap): Swap {
  const { agent_id, post_call_analysis_setting } = node;
  const { agent_version, webhook_setting, keep_current_language, keep_current_voice } = node;
  return {
    agent_id,
    post_call_analysis_setting,
    ...(agent_version === undefined ? {} : { agent_version }),
    ...(webhook_setting === undefined ? {} : { webhook_setting }),
    ...(keep_current_language === undefined ? {} : { keep_current_language }),
    ...(keep_current_voice === undefined ? {} : { keep_current_voice }),
  };
}

type WorkingNode = Extract<FlowNode, { wait_for_result: boolean }>;

/** The way on when the work is done, or at once when the node does not wait for it. */
async function wayOfWork(node: WorkingNode, stage: Stage, result: Promise<ToolOutcome>): Promise<Way | undefined> {
  if (node.wait_for_result) return wayAfter(node, stage, await result);
  stage.scene.goOn(result.then(() => undefined));
  return wayAfter(node, stage);
}

function wayAfter(
  node: Extract<FlowNode, { edges?: unknown }>,
  { scene, memory, heard }: Stage,
  outcome?: ToolOutcome,
): Way | undefined {
  const moment: Moment = { heard, exchanges: scene.exchanges, outcome, asksOn: memory.asksOn };
  const edge = bestEdge(node.edges, moment, scene)?.found;
  return edge ? { to: edge.destination_node_id } : elseWay(node);
}

function smsOf({ instruction }: Extract<FlowNode, { type: "sms" }>, scene: Scene): string {
  if (instruction.type === "template")
    return String(inputsOf({ type: "send_sms", name: "sms", sms_content: instruction }, scene)["message"]);
  const text = scene.variables.fill(instruction.text);
  return instruction.type === "static_text" ? text : sentenceFrom(text);
}
