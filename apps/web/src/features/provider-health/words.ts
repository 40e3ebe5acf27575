import type { ThingKind, ThingState } from "@voxcalls/api/catalogue/provider-health";
import type { FieldDifference, HealthItem, HealthRun } from "@voxcalls/api/schemas/provider-health";

export const kindWords: Readonly<Record<ThingKind, string>> = {
  agent: "Agent",
  llm: "Prompt and model",
  flow: "Flow",
  knowledge_base: "Knowledge base",
  phone_number: "Phone number",
};

/** `what`: what the state means, in a sentence. */
export const stateWords = {
  in_sync: { tone: "success", word: "In sync", what: "As we wrote it" },
  pending: { tone: "info", word: "On its way", what: "Our change is not there yet" },
  changed: { tone: "warning", word: "Changed outside", what: "Somebody changed it there" },
  outdated: { tone: "warning", word: "Outdated", what: "We would write it otherwise today" },
  missing: { tone: "danger", word: "Missing", what: "Gone at the provider" },
  orphan: { tone: "neutral", word: "Orphan", what: "Ours by its mark, known to nothing" },
} as const satisfies Record<ThingState, unknown>;

export const actWords: Readonly<Record<HealthItem["acts"][number], { verb: string; effect: string; done: string }>> = {
  push: {
    verb: "Write ours again",
    effect: "What was changed at the provider is lost there.",
    done: "Ours is on its way there",
  },
  adopt: {
    verb: "Take over theirs",
    effect:
      "What was set at the provider becomes a change of the agent's draft here. Callers meet it when the organisation publishes.",
    done: "Theirs is being taken over",
  },
  remake: {
    verb: "Make it again",
    effect:
      "The provider is asked first whether it is really gone. What is made there gets another id, and all that names it is told.",
    done: "It is being made again",
  },
  clear: {
    verb: "Remove it there",
    effect:
      "It is deleted at the provider, which cannot be undone. Before, it is looked at once more: nothing that is in use goes.",
    done: "The orphan is gone",
  },
};

const agentEffects = [
  "Agent and what it thinks with are made anew from the version that callers met; a draft stays a draft.",
  "Its numbers, and whoever hands calls over to it, turn to the new one.",
];

/** What else making a thing again means, by its kind. */
export const remakeEffects: Readonly<Record<ThingKind, readonly string[]>> = {
  agent: agentEffects,
  llm: agentEffects,
  flow: agentEffects,
  knowledge_base: [
    "Its texts and pages are sent again; files are not kept here, so somebody has to add them again.",
    "Agents that look things up in it are published anew with it.",
  ],
  phone_number: ["It is put on the trunk and imported again, and answered by whoever answers it here."],
};

/** A setting in the provider's word, as people read it: "voiceSpeed" is "Voice speed". */
export function fieldWords(field: string): string {
  const words = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const whereWords: Readonly<Record<FieldDifference["where"], string>> = {
  draft: "draft",
  published: "published version",
  number: "",
};

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;

/** A look in a sentence: what it came to, or what keeps it. */
export function runWords({ state, judged, leftOut, cleared, problem }: HealthRun): string {
  if (state === "running") return problem === null ? "It is looking." : `It tries again. ${problem}.`;
  if (state === "failed") return `${problem ?? "It gave up"}.`;
  const parts = [counted(judged, "thing judged", "things judged")];
  if (leftOut > 0) parts.push(`${counted(leftOut, "agent", "agents")} left for the next look`);
  if (cleared > 0) parts.push(`${counted(cleared, "orphan", "orphans")} removed`);
  return `${parts.join(", ")}.`;
}
