import type { Atom } from "./call-filter-fields";

/** Whether a value fits one condition of a filter. */
export function matchesAtom(atom: Atom, value: unknown): boolean {
  switch (atom.type) {
    case "string":
      return matchesText(atom.op, atom.value, typeof value === "string" ? value : "");
    case "number":
      return typeof value === "number" && compare[atom.op](value, atom.value);
    case "range":
      return typeof value === "number" && value >= (atom.value[0] ?? 0) && value <= (atom.value[1] ?? 0);
    case "boolean":
      return value === atom.value;
    case "enum":
      return typeof value === "string" && atom.value.includes(value);
    case "present":
      return (value !== undefined && value !== null) === (atom.op === "pr");
  }
}

const compare = {
  eq: (a: number, b: number) => a === b,
  ne: (a: number, b: number) => a !== b,
  gt: (a: number, b: number) => a > b,
  ge: (a: number, b: number) => a >= b,
  lt: (a: number, b: number) => a < b,
  le: (a: number, b: number) => a <= b,
};

function matchesText(op: "eq" | "ne" | "sw" | "ew" | "co", wanted: string, value: string): boolean {
  if (op === "eq") return value === wanted;
  if (op === "ne") return value !== wanted;
  if (op === "sw") return value.startsWith(wanted);
  return op === "ew" ? value.endsWith(wanted) : value.includes(wanted);
}

/** A field of an object such as metadata; undefined when there is none. */
export function fieldOf(object: unknown, key: string | undefined): unknown {
  if (typeof object !== "object" || object === null || key === undefined) return undefined;
  return (object as Record<string, unknown>)[key];
}
