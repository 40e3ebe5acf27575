import type { AccountCtx } from "../../../kernel/context";
import { conflict, invalid } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { closeLinks, mailLink } from "../links/mailed-links";
import type { ChangeEmailInput } from "../schemas";
import { limitMails } from "../sign-in-limits";
import { confirmPassword } from "./confirm-password";

/**
 * Mails a link to the new address; the e-mail changes when it is followed, and the old address is told then.
 * Throws conflict when somebody has the address (registering says so as well), and rate_limited.
 */
export async function changeEmail(ctx: AccountCtx, input: ChangeEmailInput): Promise<void> {
  const account = await confirmPassword(ctx, input.password);
  if (input.email === account.email) throw invalid("email", "This is your e-mail already.");
  const db = unscoped(ctx);
  if ((await db.user.count({ where: { email: input.email } })) > 0) {
    throw conflict("There is an account with this e-mail already.", "email");
  }
  await limitMails(ctx, input.email);
  await db.$transaction(async (tx) => {
    await closeLinks(tx, ctx, account.id, "change_email");
    await mailLink(tx, ctx, {
      userId: account.id,
      purpose: "change_email",
      email: input.email,
      previousEmail: account.email,
    });
  });
}
