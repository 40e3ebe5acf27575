import type { PublicCtx } from "../../kernel/context";
import { sha256Hex } from "../../kernel/crypto";
import { unscoped } from "../../kernel/unscoped";
import type { LogoutInput } from "./schemas";

/** Ends the session of a refresh token. Says nothing about whether there was one. */
export async function logout(ctx: PublicCtx, { refreshToken }: LogoutInput): Promise<void> {
  await unscoped(ctx).session.updateMany({
    where: { revokedAt: null, refreshTokens: { some: { tokenHash: sha256Hex(refreshToken) } } },
    data: { revokedAt: ctx.clock.now(), revokedReason: "signed out" },
  });
}

/** Ends one session by its id: what signing out in the browser does. */
export async function endSession(ctx: PublicCtx, sessionId: string): Promise<void> {
  await unscoped(ctx).session.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: ctx.clock.now(), revokedReason: "signed out" },
  });
}
