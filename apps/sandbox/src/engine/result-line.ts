import { z } from "zod";
import { parsed } from "./json-path";
import type { Language } from "./language";
import { phrase } from "./phrases/phrase";
import type { ToolOutcome } from "./scene";

const LONGEST_SPOKEN = 300;
const Spoken = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_SPOKEN)
  .regex(/^[^<{[]/);
const WORDS = ["message", "answer", "summary", "text", "say", "description"];

/** What an agent says about what a tool gave: its words if it has some, a list if it is one, else that it is done. */
export function lineAbout({ content, successful }: ToolOutcome, language: Language): string {
  if (!successful) return phrase(language, "toolFailed");
  return spokenForm(parsed(content)) ?? phrase(language, "toolDone");
}

function spokenForm(value: unknown): string | undefined {
  const text = Spoken.safeParse(value).data;
  if (text !== undefined) return text;
  const list = z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .max(12)
    .safeParse(value).data;
  if (list) return `${list.join(", ")}.`;
  const fields = z.record(z.string(), z.unknown()).safeParse(value).data ?? {};
  for (const word of WORDS) {
    const said = Spoken.safeParse(fields[word]).data;
    if (said !== undefined) return said;
  }
  const inner = Object.values(fields).filter((field) => Array.isArray(field));
  return inner.length === 1 ? spokenForm(inner[0]) : undefined;
}
