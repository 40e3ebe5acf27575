import { isCjk } from "../engine/words";

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SHORT: Record<string, string> = {
  "dr.": "doctor",
  "mr.": "mister",
  "mrs.": "missus",
  "ms.": "miss",
  "st.": "street",
  "&": "and",
  "+": "plus",
  "=": "equals",
  "a.m.": "ay em",
  "p.m.": "pee em",
  pm: "pee em",
  "pm.": "pee em",
  "e.g.": "for example",
  "i.e.": "that is",
  "24/7": "twenty four seven",
};
const MONEY: Record<string, [string, string]> = {
  $: ["dollar", "dollars"],
  "€": ["euro", "euros"],
  "£": ["pound", "pounds"],
  "¥": ["yuan", "yuan"],
};

/** No word is longer; a string of letters that is takes minutes to speak. */
const LONGEST = 80;

/**
 * One word of a transcript as the ASCII letters to be spoken ("$80" → "eighty dollars", "Müller" → "mueller").
 * Empty when nothing of it can be spoken by an English voice (Chinese, emoji).
 */
export function spokenForm(word: string): string {
  return inLetters(word).slice(0, LONGEST);
}

function inLetters(word: string): string {
  const known = SHORT[word.toLowerCase()] ?? SHORT[word.toLowerCase().replace(/[^\p{L}\p{N}.]+$|^[("“]/gu, "")];
  if (known) return known;
  if (isCjk(word)) return "";
  const bare = word.replace(/^[^\p{L}\p{N}$€£¥+]+|[^\p{L}\p{N}%€$]+$/gu, "");
  const mail = bare.includes("@") || /^(www\.|https?:)/.test(bare);
  if (mail)
    return asciiLetters(
      bare
        .replace(/https?:\/\//, "")
        .replace(/@/g, " at ")
        .replace(/\./g, " dot ")
        .replace(/[/_-]/g, " "),
    );
  return asciiLetters(bare.replace(/[$€£¥]?\d[\d.,:]*\d?\s?[%€]?/g, (figure) => ` ${inWords(figure)} `));
}

/** A figure in words: amounts, clock times, percentages, telephone numbers digit by digit. */
function inWords(figure: string): string {
  const currency = /[$€£¥]/.exec(figure)?.[0];
  const clock = /^(\d{1,2}):(\d{2})$/.exec(figure);
  if (clock)
    return `${cardinal(Number(clock[1]))} ${clock[2] === "00" ? "o'clock" : Number(clock[2]) < 10 ? `oh ${cardinal(Number(clock[2]))}` : cardinal(Number(clock[2]))}`;
  const [whole = "", part = ""] = figure
    .replace(/[$€£¥%\s]/g, "")
    .replace(/,(?=\d{3}\b)/g, "")
    .split(/[.,:]/);
  if (whole.length > 6 || (whole.startsWith("0") && whole.length > 1)) return digits(whole + part);
  const number = Number(whole);
  if (currency) {
    const name = MONEY[currency]?.[number === 1 ? 0 : 1] ?? "";
    return `${cardinal(number)} ${name} ${part && Number(part) > 0 ? cardinal(Number(part)) : ""}`;
  }
  return `${cardinal(number)} ${part ? `point ${digits(part)}` : ""} ${figure.endsWith("%") ? "percent" : ""}`;
}

function cardinal(number: number): string {
  if (number < 20) return ONES[number] ?? "";
  if (number < 100) return `${TENS[Math.floor(number / 10)]} ${number % 10 ? ONES[number % 10] : ""}`;
  if (number < 1000) return `${ONES[Math.floor(number / 100)]} hundred ${number % 100 ? cardinal(number % 100) : ""}`;
  return `${cardinal(Math.floor(number / 1000))} thousand ${number % 1000 ? cardinal(number % 1000) : ""}`;
}

function digits(text: string): string {
  return [...text].map((digit) => ONES[Number(digit)] ?? "").join(" ");
}

function asciiLetters(text: string): string {
  return text
    .replace(/ä/gi, "ae")
    .replace(/ö/gi, "oe")
    .replace(/ü/gi, "ue")
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/[’]/g, "'")
    .replace(/[^a-zA-Z' ]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
