const dayMs = 24 * 60 * 60 * 1000;

/** The last `days` days, and the same number before them to compare with. */
export function spansOf(days: number, now = new Date()) {
  const from = new Date(now.getTime() - days * dayMs);
  return {
    current: { from, to: now },
    previous: { from: new Date(from.getTime() - days * dayMs), to: from },
  };
}

/** Change as a fraction of what was before; null when there is nothing to compare with. */
export function changeOf(now: number | null, before: number | null): number | null {
  if (now === null || before === null || before === 0) return null;
  return (now - before) / before;
}
