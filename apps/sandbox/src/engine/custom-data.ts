import type { Account } from "./account";
import { dayIn, nameIn, timeIn } from "./slots";
import { meaningsOf } from "./words";

/** What the provider would be asked to find out after the call (an agent's `post_call_analysis_data`). */
export interface AnalysisQuestion {
  type: string;
  name: string;
  description?: string;
  choices?: string[];
}

type Finding = string | number | boolean | undefined;

/** Answers an agent's own questions about a call from what the caller said; a question without an answer is left out. */
export function customDataOf(
  questions: AnalysisQuestion[],
  account: Account,
  callerLines: string[],
): Record<string, string | number | boolean> {
  const findings: Record<string, string | number | boolean> = {};
  if (!account.callerSpoke) return findings;
  for (const question of questions) {
    const finding = findingFor(question, account, callerLines);
    if (finding !== undefined) findings[question.name] = finding;
  }
  return findings;
}

function findingFor(question: AnalysisQuestion, account: Account, callerLines: string[]): Finding {
  const about = `${question.name.replace(/_/g, " ")} ${question.description ?? ""}`.toLowerCase();
  switch (question.type) {
    case "boolean":
      return yesOrNo(about, account);
    case "number":
      return Number(/\d+(?:\.\d+)?/.exec(callerLines.join(" "))?.[0] ?? NaN) || undefined;
    case "enum":
      return bestChoice(question.choices ?? [], `${callerLines.join(" ")} ${account.topics.join(" ")}`);
    case "string":
      return stringFor(about, account, callerLines);
    default:
      return undefined;
  }
}

function yesOrNo(about: string, account: Account): boolean {
  if (/book|appointment|schedul|reserv/.test(about)) return account.booking !== undefined;
  if (/angry|upset|complain|frustrat/.test(about)) return account.wasAngry;
  if (/human|transfer|escalat/.test(about)) return account.wantedHuman;
  if (/message|call ?back/.test(about)) return account.leftMessage;
  if (/wrong number/.test(about)) return account.wrongNumber;
  return account.answered;
}

function stringFor(about: string, account: Account, callerLines: string[]): string | undefined {
  const first = (find: (line: string) => string | undefined) =>
    callerLines.map(find).find((found) => found !== undefined);
  if (/\bname\b/.test(about)) return first((line) => nameIn(line, false));
  if (/e-?mail/.test(about)) return first((line) => /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/.exec(line)?.[0]);
  if (/phone|number/.test(about)) return first((line) => /\+?\d[\d ()-]{6,}\d/.exec(line)?.[0]);
  if (/\b(day|date)\b/.test(about)) return first(dayIn);
  if (/\btime\b/.test(about)) return first(timeIn);
  if (account.topics.length > 0) return account.topics.join(", ");
  return account.wantedBooking ? "an appointment" : callerLines[0];
}

function bestChoice(choices: string[], said: string): string | undefined {
  const meanings = meaningsOf(said);
  const score = (choice: string) =>
    [...meaningsOf(choice.replace(/_/g, " "))].filter((meaning) => meanings.has(meaning)).length;
  return choices.reduce<string | undefined>(
    (best, choice) => (best === undefined || score(choice) > score(best) ? choice : best),
    undefined,
  );
}
