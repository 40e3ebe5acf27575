import type { Prisma } from "@voxcalls/db";
import type { PublicCtx } from "../../kernel/context";
import { randomToken, sha256Hex } from "../../kernel/crypto";
import type { TokenPair } from "./schemas";
import { tokensOf, type AccessClaims } from "./tokens";

export interface Account {
  readonly id: string;
  readonly tenantId: string | null;
  readonly email: string;
  readonly role: AccessClaims["role"];
}

const dayMs = 24 * 60 * 60 * 1000;

export function sessionEnd(ctx: PublicCtx): Date {
  return new Date(ctx.clock.now().getTime() + ctx.env.REFRESH_TOKEN_EXPIRE_DAYS * dayMs);
}

/** Opens a session: the family of refresh tokens of one sign-in on one device. */
export async function openSession(
  tx: Prisma.TransactionClient,
  ctx: PublicCtx,
  account: Account,
): Promise<{ sessionId: string }> {
  const session = await tx.session.create({
    data: {
      userId: account.id,
      userAgent: ctx.request.userAgent,
      ipAddress: ctx.request.ipAddress,
      createdAt: ctx.clock.now(),
      lastSeenAt: ctx.clock.now(),
      expiresAt: sessionEnd(ctx),
    },
    select: { id: true },
  });
  return { sessionId: session.id };
}

/** Ends a person's sessions, all of them or all but one: their next requests are refused. Answers how many ended. */
export async function endSessions(
  tx: Prisma.TransactionClient,
  { clock }: Pick<PublicCtx, "clock">,
  userId: string,
  reason: string,
  kept?: string,
): Promise<number> {
  const now = clock.now();
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now }, ...(kept !== undefined && { id: { not: kept } }) },
    data: { revokedAt: now, revokedReason: reason },
  });
  return count;
}

/** A new token pair of a session. The refresh token is known to the caller alone; its hash is what we keep. */
export async function issuePair(
  tx: Prisma.TransactionClient,
  ctx: PublicCtx,
  account: Account,
  sessionId: string,
): Promise<TokenPair> {
  const tokens = tokensOf(ctx.env);
  const refreshToken = randomToken();
  await tx.refreshToken.create({ data: { sessionId, tokenHash: sha256Hex(refreshToken), expiresAt: sessionEnd(ctx) } });
  const claims = {
    sub: account.id,
    tenant_id: account.tenantId,
    role: account.role,
    email: account.email,
    sid: sessionId,
  };
  return {
    accessToken: tokens.access(claims, ctx.clock.now()),
    refreshToken,
    tokenType: "bearer",
    expiresIn: tokens.expiresIn,
  };
}
