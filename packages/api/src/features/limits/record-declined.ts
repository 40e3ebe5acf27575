import type { PlatformDb } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import type { DeclineReason } from "./catalogue";

interface Declined {
  readonly tenantId: string;
  readonly agentId: string | null;
  readonly retellCallId?: string | undefined;
  readonly direction: "inbound" | "outbound";
  readonly reason: DeclineReason;
  readonly fromNumber: string | null;
  readonly toNumber: string;
}

/** Notes a call that was kept out, for its tenant to see; once, however often the provider asks about it. */
export async function recordDeclined(db: PlatformDb, declined: Declined, now: Date): Promise<void> {
  const { fromNumber, toNumber, retellCallId = null, ...rest } = declined;
  await db.declinedCall.createMany({
    data: [
      {
        ...rest,
        id: uuidv7(),
        retellCallId,
        fromNumber: fromNumber?.slice(0, 50) ?? null,
        toNumber: toNumber.slice(0, 50),
        occurredAt: now,
      },
    ],
    skipDuplicates: true,
  });
}
