import { Field } from "@voxcalls/ui/field";
import { ChoiceList } from "~/features/flows/inspector/choice-list";
import { errorAt } from "~/trpc/field-errors";
import type { AgentDraft } from "../agent-draft";
import type { GroupProps } from "./group-props";
import { SwitchSetting } from "./switch-setting";

type Handbook = NonNullable<AgentDraft["handbookConfig"]>;
type Topic = NonNullable<NonNullable<AgentDraft["guardrailConfig"]>["outputTopics"]>[number];

const habits: readonly { id: keyof Handbook; name: string }[] = [
  { id: "defaultPersonality", name: "Speaks as a professional at a call centre" },
  { id: "conversationalPersonality", name: "Speaks as people who know each other" },
  { id: "highEmpathy", name: "Takes up warmly what worries the caller" },
  { id: "naturalFillerWords", name: "Says “um” and “you know” now and then" },
  { id: "speechNormalization", name: "Says numbers and dates in words" },
  { id: "echoVerification", name: "Repeats what matters and has it confirmed" },
  { id: "natoPhoneticAlphabet", name: "Spells with Alfa, Bravo, Charlie" },
  { id: "smartMatching", name: "Takes words that sound alike for the same" },
  { id: "scopeBoundaries", name: "Keeps to what it knows, makes nothing up" },
  { id: "aiDisclosure", name: "Says that it is an assistant when asked" },
];

const topics: readonly { id: Topic; name: string }[] = [
  { id: "harassment", name: "Harassment" },
  { id: "self_harm", name: "Self-harm" },
  { id: "sexual_exploitation", name: "Sexual exploitation" },
  { id: "child_safety_and_exploitation", name: "Exploitation of children" },
  { id: "violence", name: "Violence" },
  { id: "defense_and_national_security", name: "Weapons and defence" },
  { id: "illicit_and_harmful_activity", name: "Crime" },
  { id: "gambling", name: "Gambling" },
  { id: "regulated_professional_advice", name: "Medical, legal and financial advice" },
];

/** Manners, and what it does not talk about. */
export function BehaviourGroup({ draft, onChange, errors }: GroupProps) {
  const guards = draft.guardrailConfig ?? {};
  const setGuards = (change: NonNullable<AgentDraft["guardrailConfig"]>) => {
    const given = Object.entries({ ...guards, ...change }).filter(([, list]) => (list ?? []).length > 0);
    onChange({ guardrailConfig: given.length > 0 ? Object.fromEntries(given) : null });
  };
  return (
    <>
      <Field
        label="Manners"
        help="The provider has its own instructions for these. What the prompt says comes on top."
        error={errorAt(errors, "handbookConfig")}
      >
        <Choices
          label="Manners"
          choices={habits}
          chosen={habits.map(({ id }) => id).filter((id) => draft.handbookConfig?.[id] === true)}
          onChange={(ids) =>
            onChange({ handbookConfig: ids.length > 0 ? Object.fromEntries(ids.map((id) => [id, true])) : null })
          }
        />
      </Field>
      <Field
        label="Never speaks of"
        help="What it would say about these is replaced before it is spoken."
        error={errorAt(errors, "guardrailConfig")}
      >
        <Choices
          label="Never speaks of"
          choices={topics}
          chosen={guards.outputTopics ?? []}
          onChange={(ids) => setGuards({ outputTopics: topics.map(({ id }) => id).filter((id) => ids.includes(id)) })}
        />
      </Field>
      <SwitchSetting
        label="Is not talked out of its task"
        help="Callers who try to change its instructions get a set answer."
        error={undefined}
        value={guards.inputTopics ? guards.inputTopics.length > 0 : null}
        own={false}
        onChange={(on) => setGuards({ inputTopics: on ? ["platform_integrity_jailbreaking"] : [] })}
      />
    </>
  );
}

function Choices(props: Omit<Parameters<typeof ChoiceList>[0], "none">) {
  return (
    <div className="grid sm:[&_ul]:grid sm:[&_ul]:grid-cols-2 sm:[&_ul]:gap-x-4">
      <ChoiceList {...props} none="" />
    </div>
  );
}
