import type { Condition } from "@voxcalls/api/schemas/flow-nodes";

type Equation = Extract<Condition, { type: "equation" }>["equations"][number];

/** How each comparison is said. */
export const operatorWords: Readonly<Record<Equation["operator"], string>> = {
  "==": "is",
  "!=": "is not",
  ">": "is more than",
  ">=": "is at least",
  "<": "is less than",
  "<=": "is at most",
  contains: "contains",
  not_contains: "does not contain",
  exists: "is known",
  not_exist: "is not known",
};

/** Whether the comparison needs a right side. */
export function comparesWith(operator: Equation["operator"]): boolean {
  return operator !== "exists" && operator !== "not_exist";
}

/** The condition in a line. */
export function conditionWords(condition: Condition): string {
  if (condition.type === "prompt") return condition.prompt.trim() || "No condition yet";
  const joint = condition.operator === "&&" ? " and " : " or ";
  return condition.equations
    .map(({ left, operator, right }) =>
      comparesWith(operator)
        ? `${left} ${operatorWords[operator]} ${right ?? "…"}`
        : `${left} ${operatorWords[operator]}`,
    )
    .join(joint);
}
