import { invalid } from "../../../kernel/errors";

const most = 20;

/** The tags of a call without repeats, whatever their case: what was there first keeps its spelling. Throws on more than 20. */
export function tidyTags(tags: readonly string[], path: string): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags) if (!kept.has(keyOf(tag))) kept.set(keyOf(tag), tag);
  if (kept.size > most) throw invalid(path, "A call has 20 tags at most.");
  return [...kept.values()];
}

export function withoutTags(tags: readonly string[], gone: readonly string[]): string[] {
  const keys = new Set(gone.map(keyOf));
  return tags.filter((tag) => !keys.has(keyOf(tag)));
}

function keyOf(tag: string): string {
  return tag.toLowerCase();
}
