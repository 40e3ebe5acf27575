import { z } from "zod";
import type { $ZodRawIssue } from "zod/v4/core";

const kinds: Readonly<Record<string, string>> = {
  string: "must be text",
  number: "must be a number",
  int: "must be a whole number",
  boolean: "must be true or false",
  date: "must be a date and time, like 2026-01-31T09:00:00Z",
  array: "must be a list",
  tuple: "must be a list",
  object: "must be an object",
  record: "must be an object",
};

const formats: Readonly<Record<string, string>> = {
  uuid: "is not an id",
  email: "is not an e-mail address",
  url: "is not a web address",
  datetime: "must be a date and time, like 2026-01-31T09:00:00Z",
  date: "must be a date, like 2026-01-31",
};

/**
 * Lets every schema that brings no words of its own say in plain ones what is missing or wrong. To be called once a process, before
 * people's input is read; what a schema says itself goes first.
 */
export function speakPlainly(): void {
  z.config({ customError: plainWords });
}

/** What is wrong, as it reads behind the field's name; undefined leaves it to zod. */
function plainWords(issue: $ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "is required";
      return kinds[issue.expected];
    case "invalid_format":
      return formats[issue.format] ?? "does not have the right form";
    case "invalid_value": {
      if (issue.input === undefined) return "is required";
      return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
    }
    case "too_small":
      return `must ${bound(issue.origin, "at least", issue.minimum)}`;
    case "too_big":
      return `must ${bound(issue.origin, "at most", issue.maximum)}`;
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return issue.input === undefined ? "is required" : "is not valid";
    default:
      return undefined;
  }
}

function bound(origin: string, how: string, limit: number | bigint): string {
  if (origin === "string") return `have ${how} ${limit} ${Number(limit) === 1 ? "character" : "characters"}`;
  if (origin === "array" || origin === "set")
    return `have ${how} ${limit} ${Number(limit) === 1 ? "entry" : "entries"}`;
  if (origin === "date") return `be ${how} ${new Date(Number(limit)).toISOString()}`;
  return `be ${how} ${limit}`;
}
