/** FNV-1a, 32 bits: the same text gives the same number in every run and process. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

/** A number from `low` to `high` (inclusive) that looks random and depends on `key` only. */
export function hashBetween(key: string, low: number, high: number): number {
  return low + (hash(key) % (high - low + 1));
}
