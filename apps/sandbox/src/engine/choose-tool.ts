import type { Tool } from "../retell/tool-fields";
import type { Heard } from "./hearing";
import { LEAST_SCORE, matchOf } from "./match";
import type { Memory } from "./memory";
import type { Scene } from "./scene";
import { inputsOf } from "./tool-inputs";

/** Those a model reaches for because of what it hears; the others have occasions of their own. */
const REACHED_FOR: ReadonlySet<Tool["type"]> = new Set([
  "transfer_call",
  "agent_swap",
  "send_sms",
  "press_digit",
  "custom",
  "code",
  "mcp",
  "check_availability_cal",
]);
/** A description that does not say when to use the tool must fit better. */
const SCORE_WITHOUT_OCCASION = 0.6;

/** Whether a tool makes appointments: it is used when the caller has confirmed one. */
export function isBookingTool(tool: Tool): boolean {
  const makes =
    tool.type === "book_appointment_cal" || tool.type === "custom" || tool.type === "code" || tool.type === "mcp";
  return (
    makes && /book|appointment|schedul|reserv/i.test(tool.name) && !/avail|check|cancel|look|find|get/i.test(tool.name)
  );
}

/** The tool to use about what was heard; undefined for none. */
export function fittingTool(memory: Memory, scene: Scene, heard: Heard): Tool | undefined {
  if (memory.wanted && !heard.intents.has("goodbye")) return memory.wanted;
  let best: { tool: Tool; score: number } | undefined;
  for (const tool of memory.tools) {
    if (!REACHED_FOR.has(tool.type) || isBookingTool(tool)) continue;
    const score = scoreOf(tool, scene, heard);
    if (score > (best?.score ?? 0) && !wasUsed(tool, scene, heard)) best = { tool, score };
  }
  return best?.tool;
}

/** 0 when the tool is not for this. */
function scoreOf(tool: Tool, scene: Scene, heard: Heard): number {
  const description = scene.variables.fill(("description" in tool && tool.description) || "");
  const occasion = /\b(?:when(?:ever)?|if|once|in case)\b (.+)$/is.exec(description)?.[1];
  const score = matchOf(occasion ?? `${tool.name.replace(/[_-]/g, " ")} ${description}`, heard);
  return score >= (occasion === undefined ? SCORE_WITHOUT_OCCASION : LEAST_SCORE) ? score : 0;
}

/** The same tool is not used twice for the same. */
function wasUsed(tool: Tool, scene: Scene, heard: Heard): boolean {
  const args = JSON.stringify(inputsOf(tool, scene, heard));
  return scene.history.some(
    (event) => event.kind === "tool_call" && event.name === tool.name && event.arguments === args,
  );
}
