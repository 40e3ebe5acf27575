import { sentencesOfPrompt } from "./prompt-sentences";

const THEM = "(?:the |a |each |every )?(?:callers?|users?|customers?|clients?|patients?|guests?|them|him|her|person)";
const FOR = new RegExp(
  `^(?:then |first,? |next,? |finally,? |politely |always )*(?:ask|request)(?: ${THEM})? (?:for|about) (.+)$`,
  "i",
);
const COLLECT = new RegExp(
  `^(?:then |first,? |next,? |finally,? |always )*(?:collect|gather|take|get|find out|obtain|note(?: down)?) ((?:${THEM}(?:'s|s')|their|his or her) .+|(?:what|when|which|how|where|who|whether) .+)$`,
  "i",
);
const WHETHER = new RegExp(
  `^(?:then |first,? |next,? |finally,? |always )*ask(?: ${THEM})? (?:if|whether) (?:they|${THEM}|he or she) (.+)$`,
  "i",
);
const WHAT = new RegExp(
  `^(?:then |first,? |next,? |finally,? |always )*ask(?: ${THEM})?,? ((?:what|when|which|how|where|who|why)\\b.+)$`,
  "i",
);
const QUOTE =
  /^(?:then |first,? |next,? |finally,? |always )*(?:say|ask|greet \w+ with|begin with|start with|open with|tell them)\b[^"“]{0,40}["“]([^"”]+)["”]/i;

/** The lines a prompt hands the agent, in order: quotes to say, and questions it is told to ask, turned to the caller. */
export function linesToSay(prompt: string): { text: string; quoted: boolean }[] {
  return sentencesOfPrompt(prompt).flatMap(({ text }) => {
    const quote = QUOTE.exec(text)?.[1];
    const line = quote ?? questionFrom(text.replace(/[.;]$/, ""));
    return line === undefined ? [] : [{ text: line, quoted: quote !== undefined }];
  });
}

function questionFrom(text: string): string | undefined {
  const whether = WHETHER.exec(text)?.[1];
  if (whether) return `Could you tell me if you ${toCaller(baseForm(whether))}?`;
  const what = WHAT.exec(text)?.[1];
  if (what) return `Could you tell me ${toCaller(what)}?`;
  const wanted = FOR.exec(text)?.[1] ?? COLLECT.exec(text)?.[1];
  return wanted ? `Could you tell me ${toCaller(wanted)}, please?` : undefined;
}

function toCaller(text: string): string {
  return text
    .replace(new RegExp(`\\b(?:the |a )?(?:caller|user|customer|client|patient|guest)(?:'s|s')`, "gi"), "your")
    .replace(/\b(?:their|his or her|his\/her)\b/gi, "your")
    .replace(/\b(?:they are|the caller is|he or she is)\b/gi, "you are")
    .replace(
      /\b(?:they|the caller|the customer|the user|the patient|he or she)( (?:wants|needs|has|likes|prefers))?\b/gi,
      (_, verb: string | undefined) => `you${verb ? baseForm(verb) : ""}`,
    )
    .replace(/\bthem\b/gi, "you")
    .replace(/\?$/, "")
    .trim();
}

function baseForm(text: string): string {
  return text
    .replace(/^(\s*)(?:is)\b/, "$1are")
    .replace(/^(\s*)has\b/, "$1have")
    .replace(/^(\s*)(want|need|like|prefer)s\b/, "$1$2");
}
