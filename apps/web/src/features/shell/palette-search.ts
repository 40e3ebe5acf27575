const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What to ask the server of calls for these words: one by its id, some by text, or nothing when there is too little to go by. */
export function callSearchOf(words: string): { id: string } | { q: string } | null {
  if (uuid.test(words)) return { id: words.toLowerCase() };
  const digits = digitsOf(words);
  // "+1 (202) 555-01" is stored as +120255501…
  if (digits !== null) return digits.length >= 3 ? { q: digits } : null;
  return words.length >= 2 ? { q: words.slice(0, 100) } : null;
}

/** The digits of something that looks like a phone number; null for anything else. */
export function digitsOf(words: string): string | null {
  return /^\+?[\d\s().-]+$/.test(words) && /\d/.test(words) ? words.replaceAll(/\D/g, "") : null;
}
