import { setImmediate as breathe } from "node:timers/promises";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { invalid } from "../../kernel/errors";
import { isWithinReach } from "../countries/rules";
import { mostNumbers, mostRefused, type Refusal } from "./catalogue";
import type { FileLine } from "./read-lines";
import { nextWithin, type CallWindow } from "./rules";
import { zonesOf } from "./zones";

/** A line as it goes into the batch: with its number in E.164, or with why it is not called. */
export interface JudgedLine {
  readonly line: number;
  readonly toNumber: string;
  readonly variables: Record<string, string>;
  readonly refusal: Refusal | null;
}

interface Columns {
  readonly numberColumn: string;
  readonly variableColumns: Readonly<Record<string, string>>;
}

type Parsed = ReturnType<typeof parsePhoneNumberFromString>;

interface Reach {
  /** Where calls may go; null for every country. */
  readonly reach: readonly string[] | null;
}

/** Then others who ask of this process have their turn. */
const inOneGo = 250;
const longestValue = 1_000;
const longestShown = 100;
const inWords = (count: number) => count.toLocaleString("en-US");

/** Reads every line of a file as the batch's columns say. Throws validation_failed, with the limit named, as soon as there are too many. */
export async function judgeLines(
  lines: AsyncIterable<FileLine>,
  batch: Columns & CallWindow & Reach,
  now: Date,
  most = { numbers: mostNumbers, refused: mostRefused },
): Promise<JudgedLine[]> {
  let judge: ((line: FileLine) => JudgedLine) | undefined;
  const judged: JudgedLine[] = [];
  let good = 0;
  for await (const line of lines) {
    if (!judge) {
      judge = judgeOf(line, batch, now);
      continue;
    }
    const one = judge(line);
    judged.push(one);
    if (judged.length % inOneGo === 0) await breathe();
    if (one.refusal === null) good++;
    if (good > most.numbers)
      throw invalid("file", `A batch holds at most ${inWords(most.numbers)} numbers, and the file has more.`);
    if (judged.length - good > most.refused)
      throw invalid("file", `More than ${inWords(most.refused)} lines cannot be called: is it the right column?`);
  }
  if (!judge) throw invalid("file", "The file is empty.");
  return judged;
}

function judgeOf(head: FileLine, batch: Columns & CallWindow & Reach, now: Date): (line: FileLine) => JudgedLine {
  const heads = head.cells ?? [];
  const placeOf = (column: string) => {
    const place = heads.indexOf(column);
    if (place === -1)
      throw invalid(
        "file",
        `The file has no column “${column}”. Its first line says: ${heads.join(", ").slice(0, 500)}`,
      );
    return place;
  };
  const numberAt = placeOf(batch.numberColumn);
  const variablesAt = Object.entries(batch.variableColumns).map(([name, column]) => [name, placeOf(column)] as const);
  const seen = new Set<string>();
  const everOpen = new Map<string, boolean>();
  const isEverOpen = (zones: readonly string[]) => {
    const key = zones.join();
    const isOpen = everOpen.get(key) ?? nextWithin(batch, zones, now) !== null;
    everOpen.set(key, isOpen);
    return isOpen;
  };
  const refusalOf = (written: string, parsed: Parsed, values: readonly string[]): Refusal | null => {
    if (written === "") return "no_number";
    if (parsed?.isValid() !== true) return "not_a_number";
    const { number, country = null } = parsed;
    if (seen.has(number)) return "duplicate";
    if (values.some((value) => value.length > longestValue)) return "value_too_long";
    if (!isWithinReach(batch.reach, country)) return "country";
    const zones = zonesOf(number);
    if (zones.length === 0) return "no_time_zone";
    return isEverOpen(zones) ? null : "never_in_window";
  };
  return ({ line, cells, text }) => {
    if (!cells) return { line, toNumber: text.slice(0, longestShown), variables: {}, refusal: "broken_line" };
    // Spreadsheets keep a leading apostrophe as a sign that what follows is text.
    const written = (cells[numberAt] ?? "").replace(/^'/, "");
    const variables = Object.fromEntries(variablesAt.map(([name, place]) => [name, cells[place] ?? ""]));
    const parsed = parsePhoneNumberFromString(written);
    const refusal = refusalOf(written, parsed, Object.values(variables));
    if (refusal === null && parsed) seen.add(parsed.number);
    const isKept = refusal !== "value_too_long";
    return {
      line,
      toNumber: parsed?.isValid() === true ? parsed.number : written.slice(0, longestShown),
      variables: isKept ? variables : {},
      refusal,
    };
  };
}
