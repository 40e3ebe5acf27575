import { NumberField } from "~/features/flows/inspector/number-field";
import type { AgentDraft } from "../agent-draft";
import { CallingOut } from "./calling-out";
import { DtmfOptions } from "./dtmf-options";
import type { GroupProps } from "./group-props";
import { SpanSetting } from "./span-setting";
import { SwitchSetting } from "./switch-setting";
import { TimeZoneSetting } from "./time-zone-setting";

interface Span {
  readonly field: keyof AgentDraft & `${string}Ms`;
  readonly label: string;
  readonly help: string;
  readonly unit: "s" | "min";
  readonly min: number;
  readonly max: number;
}

const spans: readonly Span[] = [
  {
    field: "beginMessageDelayMs",
    label: "Waits before the welcome",
    help: "At most 5 seconds.",
    unit: "s",
    min: 0,
    max: 5,
  },
  {
    field: "beginAfterUserSilenceMs",
    label: "Speaks when the caller is silent for",
    help: "Only when the caller should speak first.",
    unit: "s",
    min: 0,
    max: 60,
  },
  {
    field: "reminderTriggerMs",
    label: "Asks again after a silence of",
    help: "“Are you still there?”",
    unit: "s",
    min: 1,
    max: 600,
  },
  {
    field: "endCallAfterSilenceMs",
    label: "Hangs up after a silence of",
    help: "At least 10 seconds.",
    unit: "s",
    min: 10,
    max: 7_200,
  },
  {
    field: "maxCallDurationMs",
    label: "Longest call",
    help: "At most two hours; the minutes left of your plan end it sooner.",
    unit: "min",
    min: 1,
    max: 120,
  },
  { field: "ringDurationMs", label: "Rings for", help: "When the agent calls somebody.", unit: "s", min: 5, max: 300 },
];

/** How a call goes, from the first second to the last. */
export function CallGroup(props: GroupProps) {
  const { draft, onChange, errors, own } = props;
  const callerBegins = draft.welcomeMessage === "";
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        {spans
          .filter(({ field }) => field !== "beginAfterUserSilenceMs" || callerBegins)
          .map(({ field, ...span }) => (
            <SpanSetting
              key={field}
              {...span}
              error={errors[field]}
              valueMs={draft[field]}
              ownMs={field === "beginAfterUserSilenceMs" ? null : own[field]}
              onChange={(valueMs) => onChange({ [field]: valueMs })}
            />
          ))}
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
        <>
          <SwitchSetting
            label="Keys interrupt it"
            help="A key that is pressed stops it, even where words do not."
            error={errors["allowDtmfInterruption"]}
            value={draft.allowDtmfInterruption}
            own={own.allowDtmfInterruption}
            onChange={(allowDtmfInterruption) => onChange({ allowDtmfInterruption })}
          />
          <DtmfOptions
            value={draft.userDtmfOptions}
            errors={errors}
            onChange={(userDtmfOptions) => onChange({ userDtmfOptions })}
          />
        </>
      ) : null}
      <CallingOut {...props} />
    </>
  );
}
