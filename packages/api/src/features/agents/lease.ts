import type { TenantCtx } from "../../kernel/context";
import { AppError } from "../../kernel/errors";

/** How long whoever sets up an agent has it for itself after it last said so. Twice the longest single request to Retell. */
export const leaseMs = 60_000;

/**
 * The right to set up one agent. Held by the request that made the row, or by the job that took over from it; the instant in
 * `updated_at` tells them apart, so that one that was asleep for too long notices before it makes anything more.
 */
export class Lease {
  #since: Date;

  constructor(
    private readonly ctx: TenantCtx,
    private readonly agentId: string,
    since: Date,
  ) {
    this.#since = since;
  }

  /** Says "still at it", before each thing that is made at Retell. Throws conflict when the agent was deleted or taken over. */
  async renew(): Promise<void> {
    const now = this.ctx.clock.now();
    const { count } = await this.ctx.db.agent.updateMany({
      where: { id: this.agentId, status: "provisioning", updatedAt: this.#since },
      data: { updatedAt: now },
    });
    if (count === 0) {
      const words = "The agent was deleted, or is being set up in the background.";
      throw new AppError("conflict", words, { mayBeDone: true });
    }
    this.#since = now;
  }
}

/** Takes over an agent whose maker was not heard of for a whole lease: it died. Of several at once one succeeds, the others get null. */
export async function takeLease(ctx: TenantCtx, agentId: string): Promise<Lease | null> {
  const now = ctx.clock.now();
  const { count } = await ctx.db.agent.updateMany({
    where: { id: agentId, status: "provisioning", updatedAt: { lte: new Date(now.getTime() - leaseMs) } },
    data: { updatedAt: now },
  });
  return count === 1 ? new Lease(ctx, agentId, now) : null;
}
