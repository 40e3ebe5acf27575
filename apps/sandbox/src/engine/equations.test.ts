import { describe, expect, it } from "vitest";
import { holds } from "./equations";
import { Variables } from "./variables";

const variables = new Variables({ age: "20", name: "Ann", empty: "", list: "a,b" }, () => undefined);
const one = (left: string, operator: Parameters<typeof holds>[0]["equations"][number]["operator"], right?: string) =>
  holds(
    { type: "equation", operator: "&&", equations: [{ left, operator, ...(right === undefined ? {} : { right }) }] },
    variables,
  );

describe("equations", () => {
  it.each([
    ["{{age}}", ">", "9", true],
    ["{{age}}", ">", "20", false],
    ["{{age}}", ">=", "20.0", true],
    ["{{age}}", "<", "100", true],
    ["{{age}}", "<=", "19", false],
    ["{{age}}", "==", "20.0", true],
    ["{{age}}", "!=", "20", false],
    ["{{name}}", "==", "Ann", true],
    ["{{name}}", "==", '"Ann"', true],
    ["{{name}}", "==", "ann", false],
    ["{{name}}", ">", "1", false],
    ["{{nobody}}", "==", "", true],
    ["{{nobody}}", "<", "1", false],
    ["{{list}}", "contains", "b", true],
    ["{{list}}", "not_contains", "c", true],
    ["{{ name }}", "exists", undefined, true],
    ["{{empty}}", "exists", undefined, false],
    ["{{nobody}}", "not_exist", undefined, true],
  ] as const)("%s %s %s is %s", (left, operator, right, expected) => {
    expect(one(left, operator, right)).toBe(expected);
  });

  it("all must hold, or with || any", () => {
    const equations = [
      { left: "{{age}}", operator: "==" as const, right: "20" },
      { left: "{{name}}", operator: "==" as const, right: "Bob" },
    ];
    expect(holds({ type: "equation", operator: "&&", equations }, variables)).toBe(false);
    expect(holds({ type: "equation", operator: "||", equations }, variables)).toBe(true);
  });
});
