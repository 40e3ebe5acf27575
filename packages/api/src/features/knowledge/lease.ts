import { setTimeout as pause } from "node:timers/promises";
import type { TenantCtx } from "../../kernel/context";

/** How long whoever makes something for a base at Retell has that for itself: longer than the requests that it takes. */
const leaseMs = 60_000;
const longestWaitMs = 20_000;
const lookEveryMs = 200;

export interface Turn {
  /** Whether somebody had it before and was not heard of again: what they made may be there. */
  readonly isRetry: boolean;
}

/**
 * The right to make something for a base at Retell, which a process that died loses after a minute. Waits its turn; returns null as
 * soon as `isDone`, or when the turn does not come within twenty seconds, or when the base was deleted.
 */
export async function takeTurn(ctx: TenantCtx, id: string, isDone: () => Promise<boolean>): Promise<Turn | null> {
  for (let waitedMs = 0; waitedMs <= longestWaitMs; waitedMs += lookEveryMs) {
    if (await isDone()) return null;
    const now = ctx.clock.now();
    const leasedUntil = new Date(now.getTime() + leaseMs);
    const mine = { id, status: { not: "deleted" as const } };
    const free = await ctx.db.knowledgeBase.updateMany({
      where: { ...mine, leasedUntil: null },
      data: { leasedUntil },
    });
    if (free.count === 1) return { isRetry: false };
    const left = { ...mine, leasedUntil: { lte: now } };
    const taken = await ctx.db.knowledgeBase.updateMany({ where: left, data: { leasedUntil } });
    if (taken.count === 1) return { isRetry: true };
    if ((await ctx.db.knowledgeBase.count({ where: mine })) === 0) return null;
    await pause(lookEveryMs);
  }
  return null;
}

/** Gives the turn back. Not after an unknown outcome: then it runs out, and the next one looks first. */
export async function giveBack(ctx: TenantCtx, id: string): Promise<void> {
  await ctx.db.knowledgeBase.updateMany({ where: { id }, data: { leasedUntil: null } });
}
