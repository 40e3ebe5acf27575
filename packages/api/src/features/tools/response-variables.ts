export interface FoundVariable {
  readonly name: string;
  readonly path: string;
  /** Null when the answer holds nothing there. */
  readonly value: string | null;
}

/** What an answer holds at the paths of a tool's response variables, as text, which is what Retell remembers. */
export function responseVariables(text: string, paths: Readonly<Record<string, string>> = {}): FoundVariable[] {
  const answer = parsed(text);
  return Object.entries(paths).map(([name, path]) => {
    const found = valueAt(answer, path);
    if (found === undefined || found === null) return { name, path, value: null };
    return { name, path, value: typeof found === "string" ? found : JSON.stringify(found) };
  });
}

/** The value at a path such as `data.slots[0].time` or `$.data['a b']`; `$` alone is the whole. */
function valueAt(value: unknown, path: string): unknown {
  const steps = path.replace(/^\$\.?/, "").match(/[^.[\]]+|\[[^\]]*\]/g) ?? [];
  return steps.reduce<unknown>((at, step) => {
    const key = step.replace(/^\[['"]?|['"]?\]$/g, "");
    return typeof at === "object" && at !== null && Object.hasOwn(at, key)
      ? (at as Record<string, unknown>)[key]
      : undefined;
  }, value);
}

/** Undefined when the text is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
