import { Field } from "@voxcalls/ui/field";
import { Textarea } from "@voxcalls/ui/textarea";
import { ChoiceList } from "~/features/flows/inspector/choice-list";
import { errorAt } from "~/trpc/field-errors";
import type { AgentDraft } from "../agent-draft";
import type { GroupProps } from "./group-props";
import { SwitchSetting } from "./switch-setting";

type Expression = NonNullable<AgentDraft["expressiveEmotionTags"]>[number];

const expressions: readonly { id: Expression; name: string }[] = [
  { id: "empathetic", name: "Empathy" },
  { id: "happy", name: "Joy" },
  { id: "excited", name: "Excitement" },
  { id: "curious", name: "Curiosity" },
  { id: "surprised", name: "Surprise" },
  { id: "emphasis", name: "Emphasis" },
  { id: "sigh", name: "Sighs" },
  { id: "clear throat", name: "Clearing its throat" },
  { id: "pause", name: "Pauses" },
  { id: "long pause", name: "Long pauses" },
];

/** Whether the voice colours what it says, and how. */
export function Expressive({ draft, onChange, errors, own }: GroupProps) {
  const on = draft.enableExpressiveMode ?? own.enableExpressiveMode;
  return (
    <>
      <SwitchSetting
        label="Expressive"
        help="Colours what it says, as by a sigh or a pause. Only the platform’s own voices can."
        error={errors["enableExpressiveMode"]}
        value={draft.enableExpressiveMode}
        own={own.enableExpressiveMode}
        onChange={(enableExpressiveMode) => onChange({ enableExpressiveMode })}
      />
      {on ? (
        <>
          <Field
            label="What it may use"
            help="None chosen: whatever fits."
            error={errorAt(errors, "expressiveEmotionTags")}
          >
            <div className="grid sm:[&_ul]:grid sm:[&_ul]:grid-cols-2 sm:[&_ul]:gap-x-4">
              <ChoiceList
                label="What it may use"
                choices={expressions}
                chosen={draft.expressiveEmotionTags ?? []}
                none=""
                onChange={(ids) => {
                  const kept = expressions.map(({ id }) => id).filter((id) => ids.includes(id));
                  onChange({ expressiveEmotionTags: kept.length > 0 ? kept : null });
                }}
              />
            </div>
          </Field>
          <Field label="When it should" help="Empty: as the provider has it." error={errors["expressiveModePrompt"]}>
            <Textarea
              rows={2}
              value={draft.expressiveModePrompt ?? ""}
              placeholder="Sigh softly when the caller tells of something sad."
              onChange={(event) => onChange({ expressiveModePrompt: event.target.value || null })}
            />
          </Field>
        </>
      ) : null}
    </>
  );
}
