import type { CustomTool } from "@voxcalls/api/schemas/tools";

type Parameters = CustomTool["parameters"];

export const parameterTypes = ["string", "number", "integer", "boolean"] as const;

/** One property of a JSON schema as the form holds it. */
export interface ParameterRow {
  readonly name: string;
  readonly type: (typeof parameterTypes)[number];
  readonly description: string;
  readonly isRequired: boolean;
}

/** Whether lines can hold the whole schema: plain properties with a description, and nothing else. */
export function isPlain(value: Parameters): boolean {
  if (value === undefined) return true;
  const properties: unknown = value.properties;
  if (typeof properties !== "object" || properties === null) return false;
  return Object.values(properties).every((property) => plainOf(property) !== null);
}

export function rowsOf(value: Parameters): ParameterRow[] {
  return Object.entries(value?.properties ?? {}).flatMap(([name, property]) => {
    const plain = plainOf(property);
    return plain ? [{ name, ...plain, isRequired: value?.required?.includes(name) ?? false }] : [];
  });
}

/** The schema of the lines. A line without a name is not part of it. */
export function fromRows(rows: readonly ParameterRow[]): Parameters {
  const named = rows.filter(({ name }) => name !== "");
  if (named.length === 0) return undefined;
  return {
    type: "object",
    properties: Object.fromEntries(named.map(({ name, type, description }) => [name, { type, description }])),
    required: named.filter(({ isRequired }) => isRequired).map(({ name }) => name),
  };
}

function plainOf(property: unknown): Pick<ParameterRow, "type" | "description"> | null {
  if (typeof property !== "object" || property === null) return null;
  const { type, description = "", ...more } = property as Record<string, unknown>;
  const known = parameterTypes.find((one) => one === type);
  return known && typeof description === "string" && Object.keys(more).length === 0
    ? { type: known, description }
    : null;
}
