import { Field } from "@voxcalls/ui/field";
import { errorAt } from "~/trpc/field-errors";
import { Expressive } from "./expressive";
import { FallbackVoices } from "./fallback-voices";
import type { GroupProps } from "./group-props";
import { HearingSettings } from "./hearing-settings";
import { LinesSetting } from "./lines-setting";
import { Pronunciation } from "./pronunciation";
import { SelectSetting } from "./select-setting";
import { SliderSetting } from "./slider-setting";
import { SwitchSetting } from "./switch-setting";

const emotions = [
  { value: "happy", label: "Happy" },
  { value: "surprised", label: "Surprised" },
  { value: "calm", label: "Calm" },
  { value: "sympathetic", label: "Sympathetic" },
  { value: "sad", label: "Sad" },
  { value: "angry", label: "Angry" },
  { value: "fearful", label: "Fearful" },
] as const;

/** How the voice sounds, and how it listens. */
export function SpeechGroup(props: GroupProps) {
  const { draft, onChange, errors, own } = props;
  return (
    <>
      <SliderSetting
        label="Speed"
        error={errors["voiceSpeed"]}
        value={draft.voiceSpeed}
        own={own.voiceSpeed}
        onChange={(voiceSpeed) => onChange({ voiceSpeed })}
        min={0.5}
        max={2}
        ends={["Half as fast", "Twice as fast"]}
        words={(value) =>
          value < 0.95 ? "Slower than usual" : value > 1.05 ? "Faster than usual" : "As fast as usual"
        }
      />
      <SwitchSetting
        label="Adapts to the caller"
        help="Speaks as fast as the caller does."
        error={errors["enableDynamicVoiceSpeed"]}
        value={draft.enableDynamicVoiceSpeed}
        own={own.enableDynamicVoiceSpeed}
        onChange={(enableDynamicVoiceSpeed) => onChange({ enableDynamicVoiceSpeed })}
      />
      <SliderSetting
        label="Liveliness"
        error={errors["voiceTemperature"]}
        value={draft.voiceTemperature}
        own={own.voiceTemperature}
        onChange={(voiceTemperature) => onChange({ voiceTemperature })}
        max={2}
        ends={["Even", "Lively"]}
        words={(value) => (value < 0.7 ? "Even and steady" : value > 1.3 ? "Lively, less steady" : "Natural")}
      />
      <SliderSetting
        label="Volume"
        error={errors["volume"]}
        value={draft.volume}
        own={own.volume}
        onChange={(volume) => onChange({ volume })}
        max={2}
        ends={["Silent", "Twice as loud"]}
        words={(value) =>
          value < 0.95 ? "Quieter than usual" : value > 1.05 ? "Louder than usual" : "As loud as usual"
        }
      />
      <SelectSetting
        label="Emotion"
        help="Only some voices can show one."
        error={errors["voiceEmotion"]}
        value={draft.voiceEmotion}
        onChange={(voiceEmotion) => onChange({ voiceEmotion })}
        unset="None"
        options={emotions}
      />
      <Expressive {...props} />
      <FallbackVoices
        voices={props.voices}
        own={draft.voiceId}
        value={draft.fallbackVoiceIds ?? []}
        errors={errors}
        onChange={(fallbackVoiceIds) => onChange({ fallbackVoiceIds })}
      />
      <Field
        label="Pronunciation"
        help="Words that the voice says wrong, in the sounds of the IPA or the CMU dictionary."
        error={errorAt(errors, "pronunciationDictionary")}
      >
        <Pronunciation
          value={draft.pronunciationDictionary ?? []}
          onChange={(words) => onChange({ pronunciationDictionary: words.length > 0 ? words : null })}
        />
      </Field>
      <SwitchSetting
        label="Backchannel"
        help="Says “uh-huh” while the caller speaks, as a listener does."
        error={errors["enableBackchannel"]}
        value={draft.enableBackchannel}
        own={own.enableBackchannel}
        onChange={(enableBackchannel) => onChange({ enableBackchannel })}
      />
      {(draft.enableBackchannel ?? own.enableBackchannel) ? (
        <>
          <SliderSetting
            label="How often"
            error={errors["backchannelFrequency"]}
            value={draft.backchannelFrequency}
            own={own.backchannelFrequency}
            onChange={(backchannelFrequency) => onChange({ backchannelFrequency })}
            ends={["Rarely", "Whenever it fits"]}
            words={(value) => (value < 0.35 ? "Now and then" : value < 0.75 ? "Often" : "Nearly always")}
          />
          <LinesSetting
            label="Words for it"
            help="One a line. Empty: the usual ones of the language."
            error={errorAt(errors, "backchannelWords")}
            value={draft.backchannelWords}
            placeholder={"yeah\nuh-huh"}
            onChange={(backchannelWords) => onChange({ backchannelWords })}
          />
        </>
      ) : null}
      <HearingSettings {...props} />
    </>
  );
}
