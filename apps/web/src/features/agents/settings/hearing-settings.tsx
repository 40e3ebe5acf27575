import { Field } from "@voxcalls/ui/field";
import { errorAt } from "~/trpc/field-errors";
import { FurtherLanguages } from "./further-languages";
import type { GroupProps } from "./group-props";
import { LinesSetting } from "./lines-setting";
import { SelectSetting } from "./select-setting";
import { SliderSetting } from "./slider-setting";
import { SwitchSetting } from "./switch-setting";

/** What the agent understands, and what it hears beside the words. */
export function HearingSettings({ draft, onChange, errors, own }: GroupProps) {
  return (
    <>
      <Field
        label="Further languages"
        help="It understands and answers in these too, beside its own. At most nine."
        error={errorAt(errors, "additionalLanguages")}
      >
        <FurtherLanguages
          own={draft.language}
          value={draft.additionalLanguages ?? []}
          onChange={(ids) => onChange({ additionalLanguages: ids.length > 0 ? ids : null })}
        />
      </Field>
      <LinesSetting
        label="Words it should expect"
        help="One a line: brands, products, places that are hard to hear."
        error={errorAt(errors, "boostedKeywords")}
        value={draft.boostedKeywords}
        placeholder={"Invisalign\nDr Nguyen"}
        onChange={(boostedKeywords) => onChange({ boostedKeywords })}
      />
      <SelectSetting
        label="Vocabulary"
        error={errors["vocabSpecialization"]}
        value={draft.vocabSpecialization}
        onChange={(vocabSpecialization) => onChange({ vocabSpecialization })}
        unset="Provider’s own (general)"
        options={[
          { value: "general", label: "General" },
          { value: "medical", label: "Medical", description: "Knows the names of illnesses and medicines." },
        ]}
      />
      <SelectSetting
        label="Recognition"
        error={errors["sttMode"]}
        value={draft.sttMode}
        onChange={(sttMode) => onChange({ sttMode })}
        unset="Provider’s own (fast)"
        options={[
          { value: "fast", label: "Fast", description: "Answers sooner." },
          { value: "accurate", label: "Accurate", description: "Better with numbers and dates, a little slower." },
        ]}
      />
      <SelectSetting
        label="Noise"
        error={errors["denoisingMode"]}
        value={draft.denoisingMode}
        onChange={(denoisingMode) => onChange({ denoisingMode })}
        unset="Provider’s own (takes noise out)"
        options={[
          { value: "no-denoise", label: "Leave it as it is" },
          { value: "noise-cancellation", label: "Take noise out" },
          { value: "noise-and-background-speech-cancellation", label: "Take noise and other voices out" },
        ]}
      />
      <SwitchSetting
        label="Learns the caller’s pauses"
        help="Waits as long as this caller usually does between sentences."
        error={errors["enableDynamicResponsiveness"]}
        value={draft.enableDynamicResponsiveness}
        own={own.enableDynamicResponsiveness}
        onChange={(enableDynamicResponsiveness) => onChange({ enableDynamicResponsiveness })}
      />
      {draft.ambientSound === null ? null : (
        <SliderSetting
          label="Loudness of the background sound"
          error={errors["ambientSoundVolume"]}
          value={draft.ambientSoundVolume}
          own={own.ambientSoundVolume}
          onChange={(ambientSoundVolume) => onChange({ ambientSoundVolume })}
          max={2}
          ends={["Silent", "Twice as loud"]}
          words={(value) => (value < 0.95 ? "Quieter than usual" : value > 1.05 ? "Louder than usual" : "As usual")}
        />
      )}
    </>
  );
}
