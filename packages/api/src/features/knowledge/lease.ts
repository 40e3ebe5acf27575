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
    const turn = await tryToTake(ctx, id);
    if (turn) {
      // Whoever had it before may have finished after the look and before the take.
      if (!(await isDone())) return turn;
      await giveBack(ctx, id);
      return null;
    }
    if ((await ctx.db.knowledgeBase.count({ where: { id, status: { not: "deleted" } } })) === 0) return null;
    await pause(lookEveryMs);
  }
  return null;
}

async function tryToTake(ctx: TenantCtx, id: string): Promise<Turn | null> {
  const now = ctx.clock.now();
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const take = async (before: null | { lte: Date }) => {
    const where = { id, status: { not: "deleted" as const }, leasedUntil: before };
    return (await ctx.db.knowledgeBase.updateMany({ where, data: { leasedUntil } })).count === 1;
  };
  if (await take(null)) return { isRetry: false };
  return (await take({ lte: now })) ? { isRetry: true } : null;
}

/** Gives the turn back. Not after an unknown outcome: then it runs out, and the next one looks first. */
export async function giveBack(ctx: TenantCtx, id: string): Promise<void> {
  await ctx.db.knowledgeBase.updateMany({ where: { id }, data: { leasedUntil: null } });
}
