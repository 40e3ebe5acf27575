import { hash } from "../engine/hash";
import { personOf } from "../engine/people";

/** How Flite is to speak: its voice, the middle of the voice's pitch in Hz (0 leaves it) and how slowly (1 is its own pace). */
export interface SpeakingVoice {
  flite: "slt" | "rms" | "awb";
  pitch: number;
  stretch: number;
}

const WOMEN: readonly [SpeakingVoice, ...SpeakingVoice[]] = [
  { flite: "slt", pitch: 184, stretch: 1 },
  { flite: "slt", pitch: 205, stretch: 0.95 },
  { flite: "slt", pitch: 168, stretch: 1.04 },
];
const MEN: readonly [SpeakingVoice, ...SpeakingVoice[]] = [
  { flite: "rms", pitch: 0, stretch: 0.9 },
  { flite: "awb", pitch: 112, stretch: 1.02 },
  { flite: "awb", pitch: 98, stretch: 1.08 },
];

/** Retell's voices that are women's, by the name in their id (`11labs-Myra`), with which of ours stands in. */
const AGENTS: Record<string, SpeakingVoice> = {
  cimo: WOMEN[0],
  marissa: pick(WOMEN, 2),
  myra: pick(WOMEN, 1),
  dorothy: pick(WOMEN, 2),
  cleo: pick(WOMEN, 1),
  alloy: WOMEN[0],
  willis: MEN[0],
  adrian: pick(MEN, 1),
  anthony: pick(MEN, 2),
  brian: MEN[0],
  onyx: pick(MEN, 2),
  angus: pick(MEN, 1),
};
const WOMANS_NAME = /(a|e|ie|y|lyn|lynn|beth|ann|rose|grace|joy|june|kim|susan|megan|carol|karen|helen|alice|claire)$/i;

/** The voice that stands in for one of Retell's; an id never heard of gets one by its name's ending. */
export function agentVoice(voiceId: string): SpeakingVoice {
  const name = voiceId.slice(voiceId.indexOf("-") + 1).toLowerCase();
  return AGENTS[name] ?? pick(WOMANS_NAME.test(name) ? WOMEN : MEN, hash(voiceId));
}

/** The voice of the caller behind a seed, who is the same person as `personaFor` makes of it; never the agent's own. */
export function callerVoice(seed: string, agentVoiceId: string): SpeakingVoice {
  const voices = personOf(seed).gender === "female" ? WOMEN : MEN;
  const index = hash(`voice ${seed}`);
  const voice = pick(voices, index);
  return voice === agentVoice(agentVoiceId) ? pick(voices, index + 1) : voice;
}

function pick(voices: readonly [SpeakingVoice, ...SpeakingVoice[]], index: number): SpeakingVoice {
  return voices[index % voices.length] ?? voices[0];
}
