import { isUniqueViolation } from "../../../kernel/database-errors";
import type { PublicCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { queueMail } from "../../mail/queue";
import { recordAccountChange } from "../account/record-account-change";
import { endSessions } from "../sessions";
import { closeLinks, deadLink, spendLink } from "./mailed-links";

/**
 * Follows a mailed link that proves an address: confirms the e-mail there is, or puts the new one in its place. With a new e-mail every
 * session but the one that follows the link ends, old reset links die, and the old address is told. Throws validation_failed or conflict.
 */
export async function verifyEmail(ctx: PublicCtx, { token }: { token: string }): Promise<void> {
  // A sign-in that ran out must not stand in the way of a link that holds.
  const here = await ctx.signedIn().catch(() => null);
  try {
    await unscoped(ctx).$transaction(async (tx) => {
      const link = await spendLink(tx, ctx, token, ["verify_email", "change_email"]);
      const user = await tx.user.findUniqueOrThrow({ where: { id: link.userId } });
      if (user.status !== "active") throw deadLink();
      if (link.purpose === "verify_email") {
        if (link.email !== user.email) throw deadLink();
        await tx.user.update({ where: { id: user.id }, data: { emailVerified: true } });
        return await recordAccountChange(tx, ctx, user, { action: "account.email_verified" });
      }
      if (link.previousEmail !== user.email) throw deadLink();
      await tx.user.update({ where: { id: user.id }, data: { email: link.email, emailVerified: true } });
      const person = here?.person.type === "api_key" ? undefined : here?.person;
      const kept = person?.userId === user.id ? person.sessionId : undefined;
      await endSessions(tx, ctx, user.id, "e-mail changed", kept);
      for (const purpose of ["reset_password", "verify_email"] as const) await closeLinks(tx, ctx, user.id, purpose);
      const before = { email: user.email };
      const after = { email: link.email };
      await recordAccountChange(tx, ctx, user, { action: "account.email_changed", before, after });
      await queueMail(tx, "email_changed", link.id);
    });
  } catch (error) {
    if (isUniqueViolation(error, "email")) throw conflict("There is an account with this e-mail by now.", "email");
    throw error;
  }
}
