import { NumberField } from "~/features/flows/inspector/number-field";
import { errorAt } from "~/trpc/field-errors";
import { DtmfOptions } from "./dtmf-options";
import type { GroupProps } from "./group-props";
import { SpanSetting } from "./span-setting";
import { SwitchSetting } from "./switch-setting";
import { TimeZoneSetting } from "./time-zone-setting";
import { Voicemail } from "./voicemail";

/** How a call goes, from the first second to the last. */
export function CallGroup({ draft, onChange, errors, own }: GroupProps) {
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <SpanSetting
          label="Waits before the welcome"
          help="At most 5 seconds."
          error={errors["beginMessageDelayMs"]}
          valueMs={draft.beginMessageDelayMs}
          ownMs={own.beginMessageDelayMs}
          unit="s"
          min={0}
          max={5}
          onChange={(beginMessageDelayMs) => onChange({ beginMessageDelayMs })}
        />
        {draft.welcomeMessage === "" ? (
          <SpanSetting
            label="Speaks when the caller is silent for"
            help="Only when the caller should speak first."
            error={errors["beginAfterUserSilenceMs"]}
            valueMs={draft.beginAfterUserSilenceMs}
            ownMs={null}
            unit="s"
            min={0}
            max={60}
            onChange={(beginAfterUserSilenceMs) => onChange({ beginAfterUserSilenceMs })}
          />
        ) : null}
        <SpanSetting
          label="Asks again after a silence of"
          help="“Are you still there?”"
          error={errors["reminderTriggerMs"]}
          valueMs={draft.reminderTriggerMs}
          ownMs={own.reminderTriggerMs}
          unit="s"
          min={1}
          max={600}
          onChange={(reminderTriggerMs) => onChange({ reminderTriggerMs })}
        />
        <NumberField
          label="Asks again at most"
          help="0: never."
          error={errors["reminderMaxCount"]}
          unit="×"
          unset={`${own.reminderMaxCount} (provider’s own)`}
          min={0}
          max={20}
          value={draft.reminderMaxCount}
          onChange={(count) => onChange({ reminderMaxCount: count ?? null })}
        />
        <SpanSetting
          label="Hangs up after a silence of"
          help="At least 10 seconds."
          error={errors["endCallAfterSilenceMs"]}
          valueMs={draft.endCallAfterSilenceMs}
          ownMs={own.endCallAfterSilenceMs}
          unit="s"
          min={10}
          max={7_200}
          onChange={(endCallAfterSilenceMs) => onChange({ endCallAfterSilenceMs })}
        />
        <SpanSetting
          label="Longest call"
          help="At most two hours; the minutes left of your plan end it sooner."
          error={errors["maxCallDurationMs"]}
          valueMs={draft.maxCallDurationMs}
          ownMs={own.maxCallDurationMs}
          unit="min"
          min={1}
          max={120}
          onChange={(maxCallDurationMs) => onChange({ maxCallDurationMs })}
        />
        <SpanSetting
          label="Rings for"
          help="When the agent calls somebody."
          error={errors["ringDurationMs"]}
          valueMs={draft.ringDurationMs}
          ownMs={own.ringDurationMs}
          unit="s"
          min={5}
          max={300}
          onChange={(ringDurationMs) => onChange({ ringDurationMs })}
        />
        <TimeZoneSetting
          error={errors["timezone"]}
          value={draft.timezone}
          onChange={(timezone) => onChange({ timezone })}
        />
      </div>
      <SwitchSetting
        label="Hears the keypad"
        help="Digits that the caller presses are understood like words."
        error={errors["allowUserDtmf"]}
        value={draft.allowUserDtmf}
        own={own.allowUserDtmf}
        onChange={(allowUserDtmf) => onChange({ allowUserDtmf })}
      />
      {(draft.allowUserDtmf ?? own.allowUserDtmf) ? (
        <DtmfOptions
          value={draft.userDtmfOptions}
          errors={errors}
          onChange={(userDtmfOptions) => onChange({ userDtmfOptions })}
        />
      ) : null}
      <Voicemail
        value={draft.voicemailOption}
        error={errorAt(errors, "voicemailOption")}
        onChange={(voicemailOption) => onChange({ voicemailOption })}
      />
    </>
  );
}
