import type { AccountCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { confirmPassword } from "../account/confirm-password";
import type { TwoFactorSecret } from "../schemas";
import { newAppSecret, sealAppSecret } from "./app-secret";

/** Makes a secret for an authenticator app. It counts for nothing until a code of it is sent to `confirm`. */
export async function beginTwoFactor(ctx: AccountCtx, { password }: { password: string }): Promise<TwoFactorSecret> {
  const account = await confirmPassword(ctx, password);
  const made = newAppSecret(account.email);
  const begun = await unscoped(ctx).user.updateMany({
    where: { id: account.id, totpConfirmedAt: null },
    data: { sealedTotpSecret: sealAppSecret(ctx, account.id, made.secret), totpLastStep: null },
  });
  if (begun.count === 0) throw conflict("Two-factor is on already. Switch it off first to use another app.");
  return made;
}
