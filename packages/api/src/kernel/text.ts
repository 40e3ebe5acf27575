/**
 * Makes text from outside storable: PostgreSQL refuses NUL in text and lone surrogates in jsonb, and a row that it refuses
 * would be sent again for ever. Both become U+FFFD.
 */
export function storable(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD").toWellFormed();
}

/** `storable` for every string, key or value, of a JSON value. Instants and other objects that are not plain stay as they are. */
export function storableJson(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (isPlain(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [storable(key), storableJson(entry)]));
  }
  return value;
}

/** Whether PostgreSQL takes the instant as JavaScript writes it: the years 1 to 9999. */
export function isStorableInstant(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
