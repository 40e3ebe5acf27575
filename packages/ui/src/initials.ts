/** Up to two capital letters of a name ("Ada King-Lovelace" → "AK"); of an e-mail address its first letter; "?" of nothing. */
export function initials(name: string): string {
  const words = name.split("@")[0]?.match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? "");
  return letters.join("").toUpperCase() || "?";
}
