import type { FlowNode } from "../retell/flow-node-fields";
import type { Heard } from "./hearing";
import type { Memory } from "./memory";
import { missingItems } from "./moment";
import { arranges } from "./node-line";
import { phrase } from "./phrases/phrase";
import type { Scene } from "./scene";

const QUESTIONS = {
  email: "Could you tell me your e-mail address, please?",
  phone: "Could you tell me your phone number, please?",
  number: "Could you tell me the number, please?",
};
/** What is to be talked about before anything is asked. */
const FIRST = ["goodbye", "human", "anger", "wrong_number", "repeat", "hold"] as const;

/** The question for what a node's edge still waits for; undefined when it waits for nothing, or the caller wants something else. */
export function askMissing(node: FlowNode, scene: Scene, memory: Memory, heard: Heard): string | undefined {
  if (node.type !== "conversation" || node.instruction.type !== "prompt") return undefined;
  if (arranges(scene.variables.fill(node.instruction.text), memory)) return undefined;
  if (heard.isQuestion || FIRST.some((intent) => heard.intents.has(intent))) return undefined;
  for (const { transition_condition: condition } of node.edges ?? []) {
    const [item] = (condition.type === "prompt" && missingItems(condition.prompt, scene.exchanges)) || [];
    // The node's own question comes first.
    const own = item && memory.nextLine("state");
    if (own !== undefined) return own;
    if (item === "day") return phrase(memory.language, "askDay");
    if (item === "time") return phrase(memory.language, "askTime");
    if (item === "name") return phrase(memory.language, "askName");
    if (item) return QUESTIONS[item];
  }
  return undefined;
}
