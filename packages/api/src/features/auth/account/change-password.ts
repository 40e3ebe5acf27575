import type { AccountCtx } from "../../../kernel/context";
import { invalid } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { queueMail } from "../../mail/queue";
import { closeLinks } from "../links/mailed-links";
import { assertGoodPassword, hashPassword } from "../passwords";
import type { ChangePasswordInput } from "../schemas";
import { endSessions } from "../sessions";
import { confirmPassword } from "./confirm-password";
import { recordAccountChange } from "./record-account-change";

/** Sets another password, ends every other session and tells the person by mail. Throws validation_failed by field. */
export async function changePassword(ctx: AccountCtx, input: ChangePasswordInput): Promise<void> {
  const account = await confirmPassword(ctx, input.currentPassword, "currentPassword");
  if (input.newPassword === input.currentPassword) throw invalid("newPassword", "This is the password you have now.");
  const known = [account.email, account.name, account.tenant?.name ?? ""];
  assertGoodPassword(input.newPassword, known, "newPassword", account.tenant?.minPasswordLength);
  const passwordHash = await hashPassword(input.newPassword);
  const now = ctx.clock.now();
  await unscoped(ctx).$transaction(async (tx) => {
    await tx.user.update({ where: { id: account.id }, data: { passwordHash, passwordChangedAt: now } });
    await endSessions(tx, ctx, account.id, "password changed", ctx.person.sessionId);
    await closeLinks(tx, ctx, account.id, "reset_password");
    await recordAccountChange(tx, ctx, account, { action: "account.password_changed" });
    await queueMail(tx, "password_changed", account.id);
  });
}
