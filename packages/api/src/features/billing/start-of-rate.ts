/** When a version of the rate began; null for a tenant's first one, which stands since before there was any call. */
export function startOfRate(startsAt: Date): Date | null {
  return startsAt.getTime() === 0 ? null : startsAt;
}
