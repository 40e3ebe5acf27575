/**
 * Whether a line answers a search: every typed word must stand somewhere in its keywords, whatever the order or case.
 * The value (an id) is not searched, or single letters would match at random. 1 shows the line, 0 hides it.
 */
export function matchWords(_value: string, search: string, keywords: string[] = []): 0 | 1 {
  const text = fold(keywords.join(" "));
  return fold(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
    ? 1
    : 0;
}

// "Zürich" must be found by "zurich".
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
