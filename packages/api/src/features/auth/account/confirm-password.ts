import type { AccountCtx } from "../../../kernel/context";
import { AppError, invalid } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { checkPassword } from "../passwords";
import { countFailure, limitSignIns } from "../sign-in-limits";

/**
 * Asks for the own password once more before the account is changed: whoever finds an open browser must not be able to keep the account.
 * Tries count like sign-ins. Answers the account; throws validation_failed at `path`, or rate_limited.
 */
export async function confirmPassword(ctx: AccountCtx, password: string, path = "password") {
  const account = await unscoped(ctx).user.findUnique({
    where: { id: ctx.person.userId },
    include: { tenant: { select: { name: true, minPasswordLength: true } } },
  });
  if (!account) throw new AppError("unauthorized", "Sign in again.");
  const tries = await limitSignIns(ctx, account.email);
  const { holds } = await checkPassword(account.passwordHash, password);
  if (!holds) {
    await countFailure(ctx, tries);
    throw invalid(path, "That is not your password.");
  }
  return account;
}
