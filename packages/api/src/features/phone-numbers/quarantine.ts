import { readPlatformSettings } from "../../kernel/platform-settings";

const dayMs = 24 * 60 * 60 * 1000;

/** When a number that is given back now may be claimed again: the last holder's callers shall not reach the next one. */
export async function quarantineEnd(tx: Parameters<typeof readPlatformSettings>[0], now: Date): Promise<Date> {
  const { quarantineDays } = await readPlatformSettings(tx);
  return new Date(now.getTime() + quarantineDays * dayMs);
}

/** What a number's row says from then on: nobody's, with no trace of whose it was. */
export function inQuarantine(quarantinedUntil: Date) {
  return {
    tenantId: null,
    assignedUserId: null,
    assignedAgentId: null,
    assignedAt: null,
    nickname: null,
    status: "quarantined",
    quarantinedUntil,
  } as const;
}
