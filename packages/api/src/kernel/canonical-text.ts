/** A JSON value as text in which neither spacing nor the order of keys matters: the same content is the same text. */
export function canonicalText(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  // In loops: a call has thousands of words, and the door does this for every event.
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ","}${canonicalText(item)}`;
    return `[${text}]`;
  }
  const entries = value as Record<string, unknown>;
  for (const key of Object.keys(entries).sort()) {
    text += `${text && ","}${JSON.stringify(key)}:${canonicalText(entries[key])}`;
  }
  return `{${text}}`;
}
