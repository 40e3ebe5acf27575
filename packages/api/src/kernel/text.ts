/**
 * Makes text from outside storable: PostgreSQL refuses NUL in text and lone surrogates in jsonb, and a row that it refuses
 * would be sent again for ever. Both become U+FFFD.
 */
export function storable(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD").toWellFormed();
}

/** `storable` for every string, key or value, of a JSON value. */
export function storableJson(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [storable(key), storableJson(entry)]));
  }
  return value;
}
