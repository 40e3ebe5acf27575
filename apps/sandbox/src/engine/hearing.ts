import { languageSpoken } from "./language";
import type { Language } from "./language";
import { meaningsOf, plain, wordsOf } from "./words";

/** What a caller can want beside an answer. */
export type Intent =
  | "goodbye"
  | "human"
  | "anger"
  | "wrong_number"
  | "book"
  | "cancel"
  | "yes"
  | "no"
  | "thanks"
  | "greeting"
  | "identity"
  | "robot"
  | "repeat"
  | "how_are_you"
  | "hold";

/** One thing the caller said, understood as far as the engine can. */
export interface Heard {
  text: string;
  meanings: Set<string>;
  intents: Set<Intent>;
  isQuestion: boolean;
  language: Language | undefined;
}

const INTENTS: [Intent, RegExp][] = [
  [
    "goodbye",
    /\b(good ?bye|bye|see you( later)?|talk to you (soon|later)|have a (nice|good|great|lovely) (day|one|evening|weekend)|that('?s| is| will be|'?ll be) (all|it|everything)\b|nothing else|no,? (i'?m|we'?re) (all )?(good|set|fine)|adios|hasta luego|au revoir|bonne journee|auf wiederhoren|auf wiedersehen|tschuss|schonen tag)\b|再见|拜拜/,
  ],
  [
    "human",
    /\b(speak|talk|connect|transfer|put|pass|get|give|hablar|parler|sprechen|verbinden)\b.{0,40}\b(human|person|people|someone|somebody|manager|supervisor|boss|representative|operator|agent|staff|colleague|humano|persona|gerente|humain|quelqu'?un|responsable|mensch(en)?|mitarbeiter(in)?|jemand(en)?)\b|\b(real|actual|live) (human|person)\b|转人工|真人/,
  ],
  [
    "anger",
    /\b(angry|furious|unacceptable|ridiculous|terrible|awful|horrible|outrageous|worst|disgusting|useless|fed up|complain|complaint|scam|incompetent|inaceptable|enojad[oa]|inacceptable|scandaleux|unverschamt|wutend)\b|生气|投诉|太差/,
  ],
  ["wrong_number", /\bwrong (number|place|company)\b|\bdialed? wrong\b|numero equivocado|mauvais numero|verwahlt|打错/],
  [
    "book",
    /\b((book|make|schedule|set up|arrange|reserve|need|want|have|get|like)\b.{0,30}\b(appointment|booking|reservation|table|slot|visit|viewing|consultation|check-?up)|book(ing)?|reserve|schedule|(pedir|reservar|hacer|quiero|quisiera|necesito)\b.{0,20}\b(cita|reserva|mesa|hora)|reservar|(prendre|reserver|voudrais)\b.{0,20}\b(rendez|rdv|table)|(termin|tisch)\b.{0,20}\b(vereinbaren|buchen|machen|reservieren|haben)|brauche einen termin)\b|预约|预订|预定/,
  ],
  ["cancel", /\b(cancel|call off|cancelar|annuler|absagen|stornieren)\b|取消/],
  [
    "robot",
    /\b(are you|is this|am i (speaking|talking) (to|with)) (a |an )?(real )?(robot|bot|machine|ai|computer|human|person|recording)\b|机器人/,
  ],
  [
    "identity",
    /\b(who (is this|are you|am i (speaking|talking) (to|with))|what('?s| is) your name|(what|which) (company|business|place) is (this|that)|who do you work for|quien (es|eres|habla)|qui (est|etes)|wer (sind|ist|spricht))\b|你是谁/,
  ],
  [
    "repeat",
    /\b((say|repeat) (that|it) again|repeat that|pardon|come again|what did you say|didn'?t (hear|catch|get) (that|you)|otra vez|repetir|repeter|noch ?mal)\b|^(what|sorry|excuse me|pardon me)\?$|再说一遍/,
  ],
  ["how_are_you", /\b(how are you|how('?s| is) it going|how do you do|como esta[s]?|comment allez|ca va|wie geht)\b/],
  [
    "hold",
    /\b(one (moment|second|sec|minute)|just a (moment|second|sec|minute)|hold on|hang on|let me (think|check|see))\b/,
  ],
];

const YES =
  /^(yes|yeah|yep|yup|sure|correct|right|exactly|perfect|absolutely|definitely|of course|ok|okay|please do|that('?s| is| would be|'?ll be) (right|correct|fine|great|good|perfect)|sounds good|go ahead|si|claro|correcto|vale|oui|d'?accord|ja|genau|stimmt|gerne)\b|^(是|对|好|没错|可以)/;
const NO = /^(no|nope|nah|not really|that('?s| is) (not|wrong)|wrong|incorrect|non|nein|ne)\b|^(不|没有)/;
const QUESTION =
  /\?|？|吗|^(what|when|where|who|which|how|why|do|does|did|can|could|is|are|am|will|would|have|has|may|should|que|cuanto|cuando|donde|como|quien|combien|quand|ou|comment|quel|quelle|est-ce|wie|wann|wo|wer|was|haben sie|kann|konnen)\b|\b(tell me|wondering|like to know|want to know|question about|asking about|calling about)\b/;

/** Reads intents, matter and language out of what the caller said. */
export function understand(text: string): Heard {
  const said = plain(text).replace(/\s+/g, " ").trim();
  const apostrophes = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/’/g, "'").trim();
  const intents = new Set<Intent>();
  for (const [intent, pattern] of INTENTS) {
    if (pattern.test(said) || pattern.test(apostrophes)) intents.add(intent);
  }
  if (/\b[Ii]s (?:that|this) (?:the )?\p{Lu}\p{L}+/u.test(text)) intents.add("identity");
  if (YES.test(said)) intents.add("yes");
  if (NO.test(said)) intents.add("no");
  const meanings = meaningsOf(text);
  if (meanings.has("thanks")) intents.add("thanks");
  if (
    (meanings.size === 0 || wordsOf(text).length <= 2) &&
    /^(hello|hi|hey|good (morning|afternoon|evening)|hola|bonjour|hallo|guten tag|buenos|buenas)\b|^(你好|您好)/.test(
      said,
    )
  ) {
    intents.add("greeting");
  }
  return {
    text: text.trim(),
    meanings,
    intents,
    isQuestion: QUESTION.test(apostrophes) || /\b(where|how much)\b/.test(said),
    language: languageSpoken(text),
  };
}
