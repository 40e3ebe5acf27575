import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import { Field } from "@voxcalls/ui/field";
import { Segmented } from "@voxcalls/ui/segmented";
import { Textarea } from "@voxcalls/ui/textarea";
import type { NodePatch } from "../model/node-patch";
import type { PartProps } from "./part";

type Words = NonNullable<NodePatch["instruction"]>;

const helps: Partial<Record<FlowNode["type"], { prompt: string; static_text: string }>> = {
  sms: { prompt: "What the message should say; the agent words it.", static_text: "Sent exactly as written." },
  press_digit: { prompt: "Which keys to press, and when: “Press 2 for appointments”.", static_text: "" },
};
const spoken = {
  prompt: "What the agent should do here; it finds the words. {{variables}} are filled in.",
  static_text: "Spoken exactly as written. {{variables}} are filled in.",
};

interface WordsPartProps extends PartProps {
  /** Words that may be missing: said while the node does something else. */
  readonly aside?: boolean;
  readonly promptOnly?: boolean;
}

/** What is said: as an instruction, or word for word. */
export function WordsPart({ node, patch, errors, aside, promptOnly }: WordsPartProps) {
  const { instruction }: NodePatch = node;
  const words: Words = instruction ?? { type: "static_text", text: "" };
  const help = (helps[node.type] ?? spoken)[words.type];
  const set = (next: Words, field?: string) =>
    patch(
      {
        instruction: aside && next.text === "" ? undefined : next,
        ...(aside ? { speakDuringExecution: next.text !== "" } : {}),
      },
      field,
    );
  return (
    <>
      {promptOnly ? null : (
        <Segmented
          label="How it is worded"
          value={words.type}
          onValueChange={(type) => set({ type, text: words.text })}
          options={[
            { value: "prompt", label: "By instruction" },
            { value: "static_text", label: "Word for word" },
          ]}
          className="self-start"
        />
      )}
      <Field label={labelOf(node, words.type)} optional={aside} help={help} error={errors["instruction.text"]}>
        <Textarea
          rows={aside ? 2 : 6}
          value={words.text}
          maxLength={10_000}
          onChange={(event) => set({ type: words.type, text: event.target.value }, "instruction")}
        />
      </Field>
    </>
  );
}

function labelOf(node: FlowNode, type: Words["type"]): string {
  if (node.type === "end") return "Goodbye";
  if (node.type === "sms") return type === "prompt" ? "Instruction" : "Message";
  return type === "prompt" ? "Instruction" : "Words";
}
