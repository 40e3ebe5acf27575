const MAX_LENGTH = 300;

const SHAPES_OF_SECRETS: readonly RegExp[] = [
  /\b(?:key|sk|vox)_[A-Za-z0-9_-]{4,}/g,
  /\b(?:Bearer|Basic)\s+[^\s"',;]+/gi,
  /(?:password|passwd|secret|token|api[_-]?key)["']?\s*[:=]\s*["']?[^\s"',;}]+/gi,
  /\/\/[^\s/@]+@/g,
];

/** A provider's message for an operator's eyes: known secrets and whatever looks like one taken out, one line, at most 300 characters. */
export function redact(message: string, secrets: readonly string[]): string {
  let text = message.slice(0, 20 * MAX_LENGTH);
  for (const secret of secrets) if (secret.length >= 4) text = text.replaceAll(secret, "[hidden]");
  for (const shape of SHAPES_OF_SECRETS) text = text.replace(shape, "[hidden]");
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .trim()
    .slice(0, MAX_LENGTH);
}
