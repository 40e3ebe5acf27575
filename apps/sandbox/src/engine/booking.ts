import type { Heard } from "./hearing";
import type { Language } from "./language";
import { phrase } from "./phrases/phrase";
import { dayIn, nameIn, timeIn } from "./slots";

/** What is known of the appointment. */
export interface Appointment {
  day: string;
  time: string;
  name: string;
}

type Slot = keyof Appointment;
const ORDER: readonly Slot[] = ["day", "time", "name"];
const QUESTIONS = { day: "askDay", time: "askTime", name: "askName" } as const;
const MOST_TIMES_ASKED = 3;

/** One appointment being made: asks day, time and name, in that order, skipping what was said already, then confirms. */
export class Booking {
  #slots: Partial<Appointment> = {};
  #asking: Slot | "confirmation" = "day";
  #timesAsked = 0;

  constructor(private readonly language: Language) {}

  /** Takes in what was heard; gives the next line, the finished appointment, or "unclear" when it was about something else. */
  hear(heard: Heard): { say: string } | { done: Appointment } | "unclear" {
    const before = Object.keys(this.#slots).length;
    const corrected = this.#fill(heard);
    if (this.#asking === "confirmation" && !corrected) {
      if (heard.intents.has("no")) return this.#again();
      const { day, time, name } = this.#slots;
      if (heard.intents.has("yes") && day && time && name) return { done: { day, time, name } };
      return heard.isQuestion ? "unclear" : { say: this.#question() };
    }
    const learned = corrected || Object.keys(this.#slots).length > before;
    if (!learned && heard.isQuestion && !heard.intents.has("book")) return "unclear";
    if (!learned && ++this.#timesAsked >= MOST_TIMES_ASKED) return "unclear";
    if (learned) this.#timesAsked = 0;
    return { say: this.#question() };
  }

  /** The question that is open now. */
  #question(): string {
    const missing = ORDER.find((slot) => this.#slots[slot] === undefined);
    this.#asking = missing ?? "confirmation";
    return missing ? phrase(this.language, QUESTIONS[missing]) : phrase(this.language, "confirm", { ...this.#slots });
  }

  #fill(heard: Heard): boolean {
    const found: Partial<Record<Slot, string | undefined>> = {
      day: dayIn(heard.text),
      time: timeIn(heard.text),
      name: nameIn(heard.text, this.#asking === "name"),
    };
    let changed = false;
    for (const slot of ORDER) {
      const value = found[slot];
      if (value !== undefined && value !== this.#slots[slot]) {
        this.#slots[slot] = value;
        changed = true;
      }
    }
    return changed;
  }

  #again(): { say: string } {
    this.#slots = this.#slots.name === undefined ? {} : { name: this.#slots.name };
    this.#asking = "day";
    return { say: phrase(this.language, "bookAgain") };
  }
}
