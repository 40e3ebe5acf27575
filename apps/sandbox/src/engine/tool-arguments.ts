import { z } from "zod";
import { findValue } from "./find-value";
import type { Scene, ToolArguments } from "./scene";

/** A property of a tool's JSON schema, as far as it tells what is wanted. */
const Property = z.looseObject({
  type: z.string().catch("string"),
  description: z.string().optional().catch(undefined),
  enum: z.array(z.unknown()).optional().catch(undefined),
  format: z.string().optional().catch(undefined),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
});

interface Schema {
  properties: Record<string, unknown>;
  required?: string[];
}

/** What a model would fill in: what the caller said, what is known as a variable, and what the schema says itself. */
export function argumentsFor(schema: Schema | undefined, scene: Scene): ToolArguments {
  const args: ToolArguments = {};
  for (const [name, property] of Object.entries(schema?.properties ?? {})) {
    const value = valueFor(name, property, scene);
    if (value !== undefined) args[name] = value;
  }
  return args;
}

/** The first argument that must be there and is not, in words. */
export function missingArgument(schema: Schema | undefined, args: ToolArguments): string | undefined {
  return schema?.required?.find((name) => !(name in args))?.replace(/[_-]/g, " ");
}

function valueFor(name: string, property: unknown, scene: Scene): unknown {
  const parsed = Property.safeParse(property);
  if (!parsed.success) return undefined;
  const { type, description, format, enum: choices, const: fixed, default: usual } = parsed.data;
  if (fixed !== undefined) return typeof fixed === "string" ? scene.variables.fill(fixed) : fixed;
  const said = findValue(
    {
      type,
      name,
      description: description && scene.variables.fill(description),
      ...(choices ? { choices: choices.map(String) } : {}),
      wantsIsoDate: format === "date" || /yyyy-mm-dd|iso ?8601/i.test(description ?? ""),
    },
    scene.exchanges,
    scene.around.now(),
  );
  return scene.variables.collected[name] ?? said ?? scene.variables.get(name) ?? callersNumber(name, scene) ?? usual;
}

/** Somebody who calls need not spell the number they call from. */
function callersNumber(name: string, scene: Scene): string | undefined {
  return /phone|mobile|caller_?(number|id)/i.test(name) ? scene.variables.get("user_number") : undefined;
}
