import { meaningsOf } from "./words";

const WORDS: Record<string, string> = {
  zero: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  pound: "#",
  hash: "#",
  star: "*",
};
const KEY = `(\\d|${Object.keys(WORDS).join("|")}|[#*])`;

/**
 * The keys to press: of the options that a machine reads out ("for sales, press two") the one that the instruction
 * wants, else the keys that the instruction itself names ("Press 2#"). Empty when neither names any.
 */
export function pressedDigits(instruction: string, heard: string): string {
  const wanted = meaningsOf(instruction);
  const options = [
    ...heard.matchAll(new RegExp(`(?:for|to) ([^.,;]{2,60}),? (?:please )?(?:press|dial) ${KEY}\\b`, "gi")),
  ];
  const fitting = options.find(([, topic]) => [...meaningsOf(topic ?? "")].some((meaning) => wanted.has(meaning)));
  if (fitting?.[2]) return keyOf(fitting[2]);
  const named = new RegExp(`\\b(?:press|dial|enter|digits?|key)\\b[^\\d#*]{0,20}?((?:[\\d#*][ -]?)+)`, "i").exec(
    instruction,
  )?.[1];
  if (named) return named.replace(/[ -]/g, "");
  const word = new RegExp(`\\b(?:press|dial|enter) (?:the )?${KEY}\\b`, "i").exec(instruction)?.[1];
  return word ? keyOf(word) : "";
}

function keyOf(key: string): string {
  return WORDS[key.toLowerCase()] ?? key;
}
