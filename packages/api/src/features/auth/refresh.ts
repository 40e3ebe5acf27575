import type { PublicCtx } from "../../kernel/context";
import { sha256Hex } from "../../kernel/crypto";
import { AppError } from "../../kernel/errors";
import { unscoped } from "../../kernel/unscoped";
import { queueMail } from "../mail/queue";
import { deviceOf } from "./account/device";
import { recordAccountChange } from "./account/record-account-change";
import type { RefreshInput, TokenPair } from "./schemas";
import { issuePair, sessionEnd } from "./sessions";

/**
 * Spends a refresh token for a new pair. A token that was spent before ends its whole session: one of two holders is a thief,
 * and nobody can tell which (RFC 9700 §4.14.2). Throws unauthorized.
 */
export async function refresh(ctx: PublicCtx, { refreshToken }: RefreshInput): Promise<TokenPair> {
  const db = unscoped(ctx);
  const tokenHash = sha256Hex(refreshToken);
  const now = ctx.clock.now();
  const pair = await db.$transaction(async (tx) => {
    const spent = await tx.refreshToken.updateMany({
      where: { tokenHash, spentAt: null, expiresAt: { gt: now }, session: { revokedAt: null, expiresAt: { gt: now } } },
      data: { spentAt: now },
    });
    if (spent.count === 0) return null;
    const { session } = await tx.refreshToken.findUniqueOrThrow({
      where: { tokenHash },
      select: { session: { include: { user: true } } },
    });
    if (session.user.status !== "active") return null;
    await tx.session.update({ where: { id: session.id }, data: { lastSeenAt: now, expiresAt: sessionEnd(ctx) } });
    return await issuePair(tx, ctx, session.user, session.id);
  });
  if (pair) return pair;
  const ended = await endReusedSession(ctx, tokenHash, now);
  throw new AppError("unauthorized", ended ? usedTwice : "This refresh token does not hold (any more). Sign in again.");
}

const usedTwice =
  "This refresh token was used before, so somebody else may have it. The session has ended for both; sign in again.";

/** Ends the session of a token that was spent before, with one row in the log and one mail, however many come at once. */
async function endReusedSession(ctx: PublicCtx, tokenHash: string, now: Date): Promise<boolean> {
  return await unscoped(ctx).$transaction(async (tx) => {
    const token = await tx.refreshToken.findUnique({
      where: { tokenHash, spentAt: { not: null } },
      select: { session: { include: { user: true } } },
    });
    if (!token) return false;
    const { id, user, userAgent, ipAddress } = token.session;
    const ended = await tx.session.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now, revokedReason: "refresh token used twice" },
    });
    if (ended.count === 0) return false;
    const before = { device: deviceOf(userAgent), ipAddress };
    await recordAccountChange(tx, ctx, user, { action: "account.session_ended_for_reuse", before });
    await queueMail(tx, "session_ended", id);
    ctx.log.warn({ requestId: ctx.request.requestId }, "a refresh token was used twice; its session ended");
    return true;
  });
}
