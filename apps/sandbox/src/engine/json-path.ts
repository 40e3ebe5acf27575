/**
 * The value at a path such as `data.slots[0].time` or `$.data['a b']`; undefined when there is none. `$` alone, or an
 * empty path, is the whole.
 */
function valueAt(value: unknown, path: string): unknown {
  const steps = path.replace(/^\$\.?/, "").match(/[^.[\]'"]+|\[(?:'[^']*'|"[^"]*"|\d+)\]/g) ?? [];
  return steps.reduce<unknown>((at, step) => {
    const key = step.replace(/^\[['"]?|['"]?\]$/g, "");
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    return (at as Record<string, unknown>)[key];
  }, value);
}

/** The value as a dynamic variable has it, which is always text. */
function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The variables that an answer holds by these paths; those it does not hold are left out. */
export function variablesIn(content: string, paths: Record<string, string> | undefined): Record<string, string> {
  const value = parsed(content);
  return Object.fromEntries(
    Object.entries(paths ?? {}).flatMap(([name, path]) => {
      const found = valueAt(value, path);
      return found === undefined || found === null ? [] : [[name, asText(found)]];
    }),
  );
}

/** JSON as its value, any other text as it is. */
export function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return content;
  }
}
