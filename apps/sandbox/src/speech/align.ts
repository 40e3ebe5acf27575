import type { Phone } from "./flite";

/** A span of time in seconds. */
export interface Span {
  start: number;
  end: number;
}

const SOUNDS: Record<string, string> = {
  b: "b",
  c: "k s ch sh",
  d: "d t jh",
  f: "f",
  g: "g jh zh ng",
  h: "hh",
  j: "jh y",
  k: "k",
  l: "l el",
  m: "m em",
  n: "n ng en",
  p: "p f",
  q: "k",
  r: "r er axr",
  s: "s z sh zh",
  t: "t th dh ch sh d dx",
  v: "v",
  w: "w hh",
  x: "k s z g",
  y: "y iy",
  z: "z s",
  a: "ae aa ax ah ao ey",
  e: "eh iy ax ey ih",
  i: "ih iy ay ax",
  o: "ow ao aa ah oy ax",
  u: "uw uh ah ax w y",
};
const VOWELS = /^[aeiou]/;
const SILENT_LETTER = 0.45;
const EXTRA_SOUND = 0.6;

/**
 * Finds when each word was spoken: lines the letters of the words up with the sounds that came out (a cheapest path, as in
 * comparing two texts, where matching letters and sounds cost nothing) and cuts where the words end.
 */
export function alignWords(spoken: string[], phones: Phone[]): Span[] {
  const letters = spoken.flatMap((word, index) =>
    [...word.replace(/[^a-z]/g, "")].map((letter) => ({ letter, word: index })),
  );
  const owner = cheapestOwners(letters, phones);
  lendSounds(owner, phones, spoken);
  const spans = spoken.map((_, index) => {
    const own = phones.filter((phone, at) => owner[at] === index && phone.phone !== "pau");
    const first = own[0];
    const last = own.at(-1);
    return first && last ? { start: first.start, end: last.end } : undefined;
  });
  return fillGaps(spans, phones);
}

/** For every sound the index of the word that it belongs to. */
function cheapestOwners(letters: { letter: string; word: number }[], phones: Phone[]): number[] {
  const width = phones.length + 1;
  const cost = new Float64Array((letters.length + 1) * width);
  const step = new Uint8Array(cost.length);
  for (let i = 0; i <= letters.length; i++) {
    for (let j = 0; j <= phones.length; j++) {
      const at = i * width + j;
      if (at === 0) continue;
      const letter = letters[i - 1];
      const phone = phones[j - 1]?.phone;
      const breaks = letter?.word !== letters[i]?.word;
      const skip = letter ? (cost[at - width] ?? 0) + SILENT_LETTER : Infinity;
      const extra =
        phone === undefined
          ? Infinity
          : (cost[at - 1] ?? 0) + (phone === "pau" ? (breaks || i === 0 ? 0 : 3) : EXTRA_SOUND);
      const match =
        letter && phone !== undefined ? (cost[at - width - 1] ?? 0) + mismatch(letter.letter, phone) : Infinity;
      const best = Math.min(match, skip, extra);
      cost[at] = best;
      step[at] = best === match ? 0 : best === skip ? 1 : 2;
    }
  }
  const owners = new Array<number>(phones.length).fill(0);
  for (let i = letters.length, j = phones.length; j > 0;) {
    const taken = i === 0 ? 2 : step[i * width + j];
    if (taken !== 1) owners[j - 1] = letters[Math.max(0, i - 1)]?.word ?? 0;
    if (taken !== 2) i--;
    if (taken !== 1) j--;
  }
  return owners;
}

/** "may I" can come out as "m ay" + nothing: a word left without a sound gets the last one of the word before it. */
function lendSounds(owner: number[], phones: Phone[], spoken: string[]): void {
  for (let word = 1; word < spoken.length; word++) {
    if (spoken[word] === "" || owner.includes(word)) continue;
    const before = owner.flatMap((index, at) => (index === word - 1 && phones[at]?.phone !== "pau" ? [at] : []));
    const lent = before.at(-1);
    if (before.length > 1 && lent !== undefined) owner[lent] = word;
  }
}

function mismatch(letter: string, phone: string): number {
  if (phone === "pau") return 4;
  if (SOUNDS[letter]?.split(" ").includes(phone)) return 0;
  const vowelLetter = VOWELS.test(letter) || letter === "y";
  const vowelSound = VOWELS.test(phone);
  if (vowelLetter && vowelSound) return 0.15;
  return vowelLetter === vowelSound ? 1 : 1.4;
}

/** A word without a sound of its own (an emoji, a swallowed letter) gets a sliver at its neighbour's end; none overlap. */
function fillGaps(spans: (Span | undefined)[], phones: Phone[]): Span[] {
  let end = phones.find(({ phone }) => phone !== "pau")?.start ?? 0;
  return spans.map((span) => {
    const start = Math.max(end, span?.start ?? end);
    end = Math.max(start, span?.end ?? start);
    return { start, end };
  });
}
