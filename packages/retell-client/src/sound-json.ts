/** Deeper than any real payload (transcripts nest five levels), shallow enough for every recursive reader and for jsonb. */
const MAX_DEPTH = 64;

/** Why a text is not taken. Carries no word of the content. */
export class UnsoundJson extends Error {
  override readonly name = "UnsoundJson";
  constructor(readonly reason: "not JSON" | "nested too deeply" | "a key that is not allowed") {
    super(reason);
  }
}

/**
 * Parses JSON from outside and refuses what no honest sender writes: nesting beyond 64 levels and `__proto__` keys.
 * @throws UnsoundJson
 */
export function parseSoundJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnsoundJson("not JSON");
  }
  assertSound(value, MAX_DEPTH);
  return value;
}

function assertSound(value: unknown, levelsLeft: number): void {
  if (typeof value !== "object" || value === null) return;
  if (levelsLeft === 0) throw new UnsoundJson("nested too deeply");
  if (Array.isArray(value)) {
    for (const item of value) assertSound(item, levelsLeft - 1);
    return;
  }
  // What JSON.parse made has own keys alone.
  for (const key in value) {
    if (key === "__proto__") throw new UnsoundJson("a key that is not allowed");
    assertSound((value as Record<string, unknown>)[key], levelsLeft - 1);
  }
}
