import type { HaltReason } from "../limits/catalogue";

/** Numbers that one batch may hold. */
export const mostNumbers = 100_000;

/** Lines of a file that may be refused and are still named one by one. */
export const mostRefused = 100_000;

/** As large as a file of the most lines gets with a dozen columns. */
export const mostFileBytes = 30_000_000;

/** How a try may end. */
export const outcomes = {
  answered: "Answered",
  cut_off: "Cut off by a fault while connected",
  voicemail: "Voicemail",
  busy: "Busy",
  no_answer: "No answer",
  declined: "Declined by the called",
  failed: "Could not be connected",
  provider_refused: "The provider does not call this number",
  lost: "The provider lost the call",
} as const;

export type Outcome = keyof typeof outcomes;

/** After which ends another try may be wished for. After the others the telephone may have been answered, or never will be. */
export const retryable = ["busy", "no_answer", "voicemail", "declined", "failed"] as const satisfies Outcome[];

/** Why a line of the file is not called. */
export const refusals = {
  no_number: "There is no number in the column",
  not_a_number: "Not a telephone number with its country code, such as +12025550100",
  duplicate: "The number stands further up already",
  do_not_call: "On the do-not-call list",
  country: "In a country where your calls may not go",
  no_time_zone: "Of no country, so nobody knows what time it is there",
  never_in_window: "It is never within the window everywhere the number may be",
  value_too_long: "A value has more than 1,000 characters",
  broken_line: "The line is not CSV: look for a quotation mark",
} as const;

export type Refusal = keyof typeof refusals;

/** After these somebody has to say that it goes on; after the others it goes on by itself. */
export const needsSomebody: ReadonlySet<HaltReason> = new Set<HaltReason>(["suspended", "agent_gone", "number_gone"]);

/** After these its people are written to at once: none of them passes within minutes. */
export const tellsAtOnce: ReadonlySet<HaltReason> = new Set<HaltReason>([
  ...needsSomebody,
  ...(["minutes", "spend_cap", "agent_off", "provider_account"] as const),
]);
