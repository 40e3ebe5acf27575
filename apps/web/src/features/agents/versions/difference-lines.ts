import { Condition } from "@voxcalls/api/schemas/flow-nodes";
import { conditionWords } from "~/features/flows/model/condition-words";
import { fieldWords } from "./field-words";

/** One line of a difference: what it is about, and how it was and is, in words. */
export interface DifferenceLine {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** Where things of a list have their names. */
const namesOf = ["name", "word", "destinationStateName"];

type Fields = Readonly<Record<string, unknown>>;

const nothing = "–";
/** Their keys are names that somebody gave, not ours. */
const named = new Set([
  ...["headers", "queryParams", "responseVariables", "properties", "defaultDynamicVariables", "customSipHeaders"],
]);

/** Only what differs of a changed field, however deep it lies, each in a line of its own. */
export function linesOf({
  field,
  before,
  after,
}: {
  field: string;
  before: unknown;
  after: unknown;
}): DifferenceLine[] {
  return compare(fieldWords(field), field, before, after);
}

function compare(what: string, key: string, before: unknown, after: unknown): DifferenceLine[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [a, b] = [fieldsOf(before), fieldsOf(after)];
  if (a && b) return all(a, b, (name) => [under(what, key, name), name]);
  const [old, now] = [listOf(before), listOf(after)];
  if (old && now) {
    const lines = all(old, now, (name) => [`${what} “${name}”`, ""]);
    if (lines.length > 0) return lines;
    return [{ what: `${what}, in order`, before: Object.keys(old).join(", "), after: Object.keys(now).join(", ") }];
  }
  return [{ what, before: valueWords(before, key), after: sealedAnew(before, after) ?? valueWords(after, key) }];
}

function all(a: Fields, b: Fields, nameOf: (key: string) => readonly [string, string]): DifferenceLine[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => compare(...nameOf(key), a[key], b[key]));
}

function under(what: string, key: string, name: string): string {
  if (name === "properties") return what;
  return `${what} › ${named.has(key) ? name : fieldWords(name)}`;
}

/** What is compared field by field; conditions and sealed values are words of their own. */
function fieldsOf(value: unknown): Fields | null {
  return isFields(value) && !isSealed(value) && !Condition.safeParse(value).success ? value : null;
}

/** A list of things, by the names that people know them by; nothing is an empty one. */
function listOf(value: unknown): Fields | null {
  if (value === null || value === undefined) return {};
  if (!Array.isArray(value) || !value.every(isFields)) return null;
  return Object.fromEntries(value.map((item, index) => [nameIn(item) ?? String(index + 1), item]));
}

function nameIn(item: Fields): string | null {
  const name = namesOf.map((key) => item[key]).find((value) => typeof value === "string" && value !== "");
  return typeof name === "string" ? name : null;
}

/** A value as people read it; of a structure its fields, a line for each. */
function valueWords(value: unknown, key: string): string {
  if (value === null || value === undefined || value === "") return nothing;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return /Ms$/.test(key) ? `${value / 1_000} s` : String(value);
  if (typeof value === "string") return /type$|mode$|option$/i.test(key) ? value.replaceAll("_", " ") : value;
  if (Array.isArray(value)) return value.map((item) => valueWords(item, key)).join(", ") || nothing;
  if (isSealed(value)) return "A sealed value";
  const condition = Condition.safeParse(value);
  if (condition.success) return conditionWords(condition.data);
  const fields = Object.entries(value as Fields).filter(([name, inner]) => inner != null && !isSaid(name, inner));
  return fields.map(([name, inner]) => line(key, name, inner)).join("\n") || nothing;
}

function line(key: string, name: string, inner: unknown): string {
  const words = valueWords(inner, name);
  if (name === "properties") return words;
  return `${named.has(key) ? name : fieldWords(name)}: ${words.includes("\n") ? words.replaceAll("\n", "; ") : words}`;
}

/** Names stand before what they name, and JSON schemas say of themselves that they describe an object. */
const isSaid = (name: string, inner: unknown) => namesOf.includes(name) || (name === "type" && inner === "object");

function sealedAnew(before: unknown, after: unknown): string | null {
  return isSealed(before) && isSealed(after) ? "Another sealed value" : null;
}

function isSealed(value: unknown): boolean {
  return isFields(value) && typeof value["secret"] === "string" && Object.keys(value).length === 1;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
