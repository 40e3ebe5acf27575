import type { AccountCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { closeLinks, mailLink } from "../links/mailed-links";
import { limitMails } from "../sign-in-limits";

/** Mails the link that confirms the own e-mail once more. Throws conflict when it is confirmed, rate_limited when asked too often. */
export async function sendVerification(ctx: AccountCtx): Promise<void> {
  const db = unscoped(ctx);
  const { id, email, emailVerified } = await db.user.findUniqueOrThrow({ where: { id: ctx.person.userId } });
  if (emailVerified) throw conflict("Your e-mail is confirmed already.");
  await limitMails(ctx, email);
  await db.$transaction(async (tx) => {
    await closeLinks(tx, ctx, id, "verify_email");
    await mailLink(tx, ctx, { userId: id, purpose: "verify_email", email });
  });
}
