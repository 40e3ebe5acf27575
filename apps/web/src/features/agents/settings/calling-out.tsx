import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { errorAt } from "~/trpc/field-errors";
import type { AgentDraft } from "../agent-draft";
import type { GroupProps } from "./group-props";
import { SwitchSetting } from "./switch-setting";
import { Voicemail } from "./voicemail";

/** What meets a call of the agent's own beside a person: voicemail, menus of keys, telephones that ask who calls. */
export function CallingOut({ draft, onChange, errors }: GroupProps) {
  const screening = draft.callScreeningOption;
  const setScreening = (change: Partial<NonNullable<AgentDraft["callScreeningOption"]>>) => {
    const next = { agentIdentity: "", callPurpose: "", ...screening, ...change };
    onChange({ callScreeningOption: next.agentIdentity === "" && next.callPurpose === "" ? null : next });
  };
  return (
    <>
      <Voicemail
        value={draft.voicemailOption}
        error={errorAt(errors, "voicemailOption")}
        onChange={(voicemailOption) => onChange({ voicemailOption })}
      />
      <SwitchSetting
        label="Hangs up on menus"
        help="“Press 1 for sales …”: noticed in the first three minutes of a call that it makes."
        error={errorAt(errors, "ivrOption")}
        value={draft.ivrOption ? true : null}
        own={false}
        onChange={(on) => onChange({ ivrOption: on ? { action: { type: "hangup" } } : null })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label="When a telephone asks who calls"
          help="Some screen their calls."
          error={errors["callScreeningOption.agentIdentity"]}
        >
          <Input
            value={screening?.agentIdentity ?? ""}
            maxLength={100}
            placeholder="The practice of Dr Nguyen"
            onChange={(event) => setScreening({ agentIdentity: event.target.value })}
          />
        </Field>
        <Field label="And why" error={errors["callScreeningOption.callPurpose"]}>
          <Input
            value={screening?.callPurpose ?? ""}
            maxLength={300}
            placeholder="Your appointment tomorrow"
            onChange={(event) => setScreening({ callPurpose: event.target.value })}
          />
        </Field>
      </div>
    </>
  );
}
