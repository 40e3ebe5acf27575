import type { AccountCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { deviceOf } from "./device";
import { recordAccountChange } from "./record-account-change";

/** Ends one of the own sessions: its next request is refused. Throws not_found, also for one of somebody else. */
export async function endOwnSession(ctx: AccountCtx, { id }: { id: string }): Promise<void> {
  await unscoped(ctx).$transaction(async (tx) => {
    const [ended] = await tx.session.updateManyAndReturn({
      where: { id, userId: ctx.person.userId, revokedAt: null, expiresAt: { gt: ctx.clock.now() } },
      data: { revokedAt: ctx.clock.now(), revokedReason: "ended by its owner" },
      include: { user: true },
    });
    if (!ended) throw notFound("session");
    const before = { device: deviceOf(ended.userAgent), ipAddress: ended.ipAddress };
    await recordAccountChange(tx, ctx, ended.user, { action: "account.session_ended", before });
  });
}
