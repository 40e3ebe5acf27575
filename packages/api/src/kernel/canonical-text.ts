/** A JSON value as text in which neither spacing nor the order of keys matters: the same content is the same text. */
export function canonicalText(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  const entries = value as Record<string, unknown>;
  const keys = Object.keys(entries).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalText(entries[key])}`).join()}}`;
}
