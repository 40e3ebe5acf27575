/**
 * How long the service asks us to wait, in ms: `retry-after-ms`, `retry-after` (seconds or a date) or `ratelimit-reset` (seconds),
 * in this order. Retell documents only the last for its 429, Twilio the second.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  return (
    spanOf(headers.get("retry-after-ms"), 1) ??
    spanOf(headers.get("retry-after"), 1000) ??
    spanUntil(headers.get("retry-after"), nowMs) ??
    spanOf(headers.get("ratelimit-reset"), 1000)
  );
}

function spanOf(text: string | null, unitMs: number): number | undefined {
  if (text === null || !/^\s*\d+(\.\d+)?\s*$/.test(text)) return undefined;
  return Number(text) * unitMs;
}

function spanUntil(text: string | null, nowMs: number): number | undefined {
  const atMs = text === null ? NaN : Date.parse(text);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}
