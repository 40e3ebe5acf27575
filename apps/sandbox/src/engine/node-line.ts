import type { FlowNode } from "../retell/flow-node-fields";
import { linesToSay } from "./asks";
import type { Heard } from "./hearing";
import { improvisedGreeting } from "./introduction";
import type { Memory } from "./memory";
import { joined, phrase } from "./phrases/phrase";
import { replyTo } from "./reply";
import type { Scene } from "./scene";
import { derived } from "./sentence";

type Instruction = Extract<FlowNode, { type: "conversation" }>["instruction"];
const MOST_STATEMENTS = 2;

/** What the agent says on coming to a node: a static text as it is, a prompt as a sentence that does what it asks for. */
export function nodeLine(instruction: Instruction, scene: Scene, memory: Memory, heard: Heard | undefined): string {
  if (instruction.type === "static_text") return instruction.text;
  const isFirst = !scene.history.some((event) => event.kind === "say" && event.role === "agent");
  if (heard?.isQuestion) {
    const answer = memory.knowledge.answer(heard) ?? memory.fromPassages(heard);
    if (answer) return joined(memory.language, answer);
  }
  const text = scene.variables.fill(instruction.text);
  if (heard && arranges(text, memory)) return replyTo(heard, memory).say;
  return (
    memory.nextLine("state") ??
    fromInstruction(text, memory) ??
    (isFirst ? improvisedGreeting(memory.prompt, memory.language) : phrase(memory.language, "howToHelp"))
  );
}

/** Whether an instruction is there to make an appointment. "Tell the caller that it is booked" speaks of one and makes none. */
export function arranges(text: string, memory: Memory): boolean {
  return memory.stateBooks && (linesToSay(text).length > 0 || derived(text) === undefined);
}

/** What a node says while it is at work, when it is to speak. */
export function announcement(
  node: { instruction?: Instruction; speak_during_execution?: boolean },
  scene: Scene,
  memory: Memory,
): string | undefined {
  if (!node.speak_during_execution) return undefined;
  if (!node.instruction) return phrase(memory.language, "oneMoment");
  const text = scene.variables.fill(node.instruction.text);
  if (node.instruction.type === "static_text") return text;
  return fromInstruction(text, memory) ?? derived(text) ?? phrase(memory.language, "oneMoment");
}

function fromInstruction(text: string, memory: Memory): string | undefined {
  if (/\b(greet|welcome)\b/i.test(text)) return improvisedGreeting(memory.prompt, memory.language);
  const said = derived(text);
  if (said !== undefined) return said;
  if (/\b(good-?bye|farewell|end the (call|conversation))\b/i.test(text)) return phrase(memory.language, "goodbye");
  if (/\bapologi[sz]e/i.test(text)) return phrase(memory.language, "apology");
  if (/^thank\b/i.test(text)) return phrase(memory.language, "welcome");
  const { statements } = memory;
  return statements.length > 0 ? joined(memory.language, statements.slice(0, MOST_STATEMENTS)) : undefined;
}
