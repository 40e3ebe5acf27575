import type { EquationCondition } from "../retell/flow-edge-fields";
import type { Variables } from "./variables";

type Equation = EquationCondition["equations"][number];

/** Whether the equations hold: all of them, or with `||` any. Numbers are compared as numbers, all else as text. */
export function holds({ operator, equations }: EquationCondition, variables: Variables): boolean {
  return operator === "&&"
    ? equations.every((equation) => isTrue(equation, variables))
    : equations.some((equation) => isTrue(equation, variables));
}

function isTrue({ left, operator, right = "" }: Equation, variables: Variables): boolean {
  const a = unquoted(variables.fillOrEmpty(left));
  const b = unquoted(variables.fillOrEmpty(right));
  switch (operator) {
    case "==":
      return areEqual(a, b);
    case "!=":
      return !areEqual(a, b);
    case ">":
      return compare(a, b, (x, y) => x > y);
    case ">=":
      return compare(a, b, (x, y) => x >= y);
    case "<":
      return compare(a, b, (x, y) => x < y);
    case "<=":
      return compare(a, b, (x, y) => x <= y);
    case "contains":
      return a.includes(b);
    case "not_contains":
      return !a.includes(b);
    case "exists":
      return a !== "";
    case "not_exist":
      return a === "";
  }
}

function areEqual(a: string, b: string): boolean {
  return a === b || compare(a, b, (x, y) => x === y);
}

/** False unless both are numbers. */
function compare(a: string, b: string, by: (x: number, y: number) => boolean): boolean {
  if (a === "" || b === "") return false;
  const [x, y] = [Number(a), Number(b)];
  return !Number.isNaN(x) && !Number.isNaN(y) && by(x, y);
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
