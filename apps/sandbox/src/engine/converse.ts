import type { McpServer } from "../retell/mcp-fields";
import type { Tool } from "../retell/tool-fields";
import type { Appointment } from "./booking";
import { fittingTool, isBookingTool } from "./choose-tool";
import type { Heard } from "./hearing";
import type { Memory } from "./memory";
import { phrase } from "./phrases/phrase";
import { replyTo } from "./reply";
import type { Reply } from "./reply-lines";
import { lineAbout } from "./result-line";
import type { Scene } from "./scene";
import { sentenceFrom } from "./sentence";
import { missingArgument } from "./tool-arguments";
import { inputsOf } from "./tool-inputs";
import { useTool } from "./use-tool";

/** Answers the caller's words where the agent stands: by a tool if one fits, else by what it knows. */
export async function converse(scene: Scene, memory: Memory, mcps: McpServer[], heard: Heard): Promise<void> {
  const talk = new Talk(scene, memory, mcps);
  const tool = fittingTool(memory, scene, heard);
  if (tool) await talk.use(tool, heard);
  else await talk.act(replyTo(heard, memory));
}

/** Lets the agent's extraction tools collect what they have not collected yet. */
export async function extractFrom(scene: Scene, memory: Memory): Promise<void> {
  for (const tool of memory.tools) {
    if (tool.type !== "extract_dynamic_variable") continue;
    const known = scene.variables.collected;
    const found = Object.entries(inputsOf(tool, scene)).filter(([name, value]) => known[name] !== String(value));
    if (found.length > 0) await useTool(scene, { tool, args: Object.fromEntries(found), mcps: [] });
  }
}

class Talk {
  constructor(
    private readonly scene: Scene,
    private readonly memory: Memory,
    private readonly mcps: McpServer[],
  ) {}

  /** Uses a tool, or asks for what it needs first; then speaks of what came of it. */
  async use(tool: Tool, heard: Heard): Promise<void> {
    const args = inputsOf(tool, this.scene, heard);
    const missing = tool.type === "custom" ? missingArgument(tool.parameters, args) : undefined;
    if (missing !== undefined && this.memory.wanted !== tool) {
      this.memory.wanted = tool;
      return this.#say(`Could you tell me your ${missing}, please?`);
    }
    this.memory.wanted = undefined;
    this.#announce(tool);
    const outcome = await useTool(this.scene, { tool, args, mcps: this.mcps });
    const isSilent = "speak_after_execution" in tool && tool.speak_after_execution === false;
    if (!this.scene.isOver && !isSilent) this.#say(lineAbout(outcome, this.memory.language));
  }

  async act(reply: Reply): Promise<void> {
    if (reply.booked) return this.#book(reply.say, reply.booked);
    this.#say(reply.say);
    const type = reply.closes && (reply.closes === "call_transfer" ? "transfer_call" : "end_call");
    const tool = this.memory.tools.find((candidate) => candidate.type === type);
    // Without a tool for it the caller is left to hang up.
    if (!tool) return;
    const { successful } = await useTool(this.scene, { tool, args: {}, mcps: this.mcps });
    if (!successful) this.#say(phrase(this.memory.language, "noHuman"));
  }

  async #book(confirmation: string, appointment: Appointment): Promise<void> {
    const tool = this.memory.tools.find(isBookingTool);
    if (!tool) return this.#say(confirmation);
    const found = inputsOf(tool, this.scene);
    const args = Object.keys(found).length > 0 ? found : { ...appointment };
    const outcome = await useTool(this.scene, { tool, args, mcps: this.mcps });
    this.#say(outcome.successful ? confirmation : lineAbout(outcome, this.memory.language));
  }

  #announce(tool: Tool): void {
    if (tool.type === "transfer_call") return this.#say(messageOf(tool) ?? phrase(this.memory.language, "transfer"));
    if (!("speak_during_execution" in tool) || !tool.speak_during_execution) return;
    this.#say(messageOf(tool) ?? phrase(this.memory.language, "oneMoment"));
  }

  #say(text: string): void {
    this.scene.say(text);
    this.memory.lastSaid = text;
  }
}

/** What the tool has said while it is at work. */
function messageOf(tool: Tool): string | undefined {
  if (!("execution_message_description" in tool) || !tool.execution_message_description) return undefined;
  const text = tool.execution_message_description;
  return tool.execution_message_type === "static_text" ? text : sentenceFrom(text);
}
