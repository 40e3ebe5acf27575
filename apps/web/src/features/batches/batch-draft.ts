/** A batch as the form holds it. */
export interface BatchDraft {
  readonly name: string;
  /** The number it calls from, and with it the agent that speaks. */
  readonly fromNumber: string;
  readonly numberColumn: string;
  /** Which variable each other column fills; null for one that is left out. */
  readonly variables: Readonly<Record<string, string | null>>;
  /** As the browser's field has it, by the clock of whoever fills it in; empty for at once. */
  readonly startsAt: string;
  readonly windowFrom: string;
  readonly windowTo: string;
  readonly weekdays: readonly number[];
  readonly linesAtOnce: number;
  readonly maxTries: number;
  readonly retryAfterMinutes: number;
  readonly retryOn: readonly string[];
}

export const newDraft: BatchDraft = {
  name: "",
  fromNumber: "",
  numberColumn: "",
  variables: {},
  startsAt: "",
  windowFrom: "09:00",
  windowTo: "18:00",
  weekdays: [1, 2, 3, 4, 5],
  linesAtOnce: 1,
  maxTries: 1,
  retryAfterMinutes: 60,
  retryOn: ["busy", "no_answer"],
};
