import type { PublicCtx } from "../../../kernel/context";
import { sha256Hex } from "../../../kernel/crypto";
import { unscoped } from "../../../kernel/unscoped";
import { queueMail } from "../../mail/queue";
import { recordAccountChange } from "../account/record-account-change";
import { assertGoodPassword, hashPassword } from "../passwords";
import type { ResetPasswordInput } from "../schemas";
import { endSessions } from "../sessions";
import { forgetFailuresOf } from "../sign-in-limits";
import { closeLinks, deadLink, spendLink } from "./mailed-links";

/**
 * Sets a new password by a mailed link and ends every session. A second factor stays in force. The link is spent only when the
 * password is good enough. Throws validation_failed at `token` or `password`.
 */
export async function resetPassword(ctx: PublicCtx, { token, password }: ResetPasswordInput): Promise<void> {
  const db = unscoped(ctx);
  const user = await db.user.findFirst({
    where: {
      status: "active",
      mailedLinks: {
        some: {
          tokenHash: sha256Hex(token),
          purpose: "reset_password",
          usedAt: null,
          expiresAt: { gt: ctx.clock.now() },
        },
      },
    },
    include: { tenant: { select: { name: true, minPasswordLength: true } } },
  });
  // Before anything is hashed: a guessed token must not cost us anything.
  if (!user) throw deadLink();
  const known = [user.email, user.name, user.tenant?.name ?? ""];
  assertGoodPassword(password, known, "password", user.tenant?.minPasswordLength);
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    const link = await spendLink(tx, ctx, token, ["reset_password"]);
    // The mail reached them, so the address is theirs.
    const verified = link.email === user.email && { emailVerified: true };
    const data = { passwordHash, passwordChangedAt: ctx.clock.now(), ...verified };
    await tx.user.update({ where: { id: user.id }, data });
    await endSessions(tx, ctx, user.id, "password reset");
    await closeLinks(tx, ctx, user.id, "reset_password");
    await recordAccountChange(tx, ctx, user, { action: "account.password_reset" });
    await queueMail(tx, "password_changed", user.id);
  });
  await forgetFailuresOf(ctx, user.email);
}
