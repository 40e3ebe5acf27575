import MiniSearch from "minisearch";
import type { Fact } from "./facts";
import type { Heard } from "./hearing";
import { meaningsOf } from "./words";

/** Days and hours narrow a question down but are not what it is about. */
const SIDE_MATTER =
  /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(today|tomorrow|morning|afternoon|evening|weekend|\d+|pm|am|yes|no|thanks|question|one|two|three|thre|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)$/;
const MOST_FACTS_AT_ONCE = 3;
/** How much less it matters that words nobody knows are missed, once two others are met: people tell stories. */
const ASIDE = 0.65;

/** Everything an agent knows, searchable by meaning. */
export class Knowledge {
  readonly #facts: Fact[];
  readonly #index: MiniSearch<{ id: number; meanings: string }>;

  constructor(facts: Fact[]) {
    this.#facts = facts;
    this.#index = new MiniSearch({
      fields: ["meanings"],
      tokenize: (text) => text.split("\n"),
      processTerm: (term) => term,
    });
    this.#index.addAll(facts.map((fact, id) => ({ id, meanings: [...fact.meanings].join("\n") })));
  }

  /** The best answer to what was heard, or undefined when too little of the question is covered by any fact. */
  answer(heard: Heard): string[] | undefined {
    return (
      this.#answerTo(heard.meanings) ??
      sentencesAsked(heard.text)
        .map((asked) => this.#answerTo(meaningsOf(asked)))
        .find((found) => found)
    );
  }

  #answerTo(meanings: Set<string>): string[] | undefined {
    const asked = [...meanings].filter((meaning) => !["yes", "no", "thanks", "question", "bye"].includes(meaning));
    if (asked.length === 0) return undefined;
    const best = this.#best(asked);
    if (!best) return undefined;
    const uncovered = asked.filter((meaning) => !best.facts.some((fact) => fact.meanings.has(meaning)));
    const second = uncovered.some((meaning) => !SIDE_MATTER.test(meaning)) ? this.#best(uncovered, 0.75) : undefined;
    const facts = [...best.facts, ...(second?.facts ?? [])].slice(0, MOST_FACTS_AT_ONCE);
    return [...new Set(facts.map((fact) => fact.says))];
  }

  #best(asked: string[], leastCover = 0.45): { facts: Fact[] } | undefined {
    const weightOf = (meaning: string) => (SIDE_MATTER.test(meaning) ? 0.4 : 1);
    const weigh = (meanings: string[]) => meanings.reduce((sum, meaning) => sum + weightOf(meaning), 0);
    const isKnown = (meaning: string) => this.#facts.some((fact) => fact.meanings.has(meaning));
    const found = this.#index
      .search(asked.join("\n"), { combineWith: "OR" })
      .flatMap((result) => {
        const fact = this.#facts[Number(result.id)];
        const covered = asked.filter((meaning) => fact?.meanings.has(meaning));
        const missed = asked.filter((meaning) => !covered.includes(meaning));
        const aside = covered.length > 1 ? missed.filter((meaning) => !isKnown(meaning)) : [];
        const cover = weigh(covered) / (weigh(covered) + weigh(missed) - weigh(aside) * ASIDE);
        return fact && covered.some((meaning) => !SIDE_MATTER.test(meaning))
          ? [{ fact, cover, score: result.score }]
          : [];
      })
      .sort((a, b) => b.cover - a.cover || b.score - a.score);
    const first = found[0];
    if (!first || first.cover < leastCover) return undefined;
    const inOrder = (a: { fact: Fact }, b: { fact: Fact }) => this.#facts.indexOf(a.fact) - this.#facts.indexOf(b.fact);
    const alike = found
      .filter(({ fact, cover }) => cover === first.cover && fact.group === first.fact.group)
      .sort(inOrder);
    return { facts: alike.slice(0, MOST_FACTS_AT_ONCE).map(({ fact }) => fact) };
  }
}

/** The questions in a long story, last first; else its sentences. */
function sentencesAsked(text: string): string[] {
  const sentences = text.split(/(?<=[.!?。！？])\s*/).reverse();
  if (sentences.length < 2) return [];
  return sentences.some((sentence) => /[?？]$/.test(sentence))
    ? sentences.filter((sentence) => /[?？]$/.test(sentence))
    : sentences;
}
