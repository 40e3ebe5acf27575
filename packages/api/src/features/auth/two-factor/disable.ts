import type { AccountCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { queueMail } from "../../mail/queue";
import { confirmPassword } from "../account/confirm-password";
import { recordAccountChange } from "../account/record-account-change";

/** Switches two-factor off: secret and recovery codes are gone. Throws validation_failed for a wrong password. */
export async function disableTwoFactor(ctx: AccountCtx, { password }: { password: string }): Promise<void> {
  const account = await confirmPassword(ctx, password);
  await unscoped(ctx).$transaction(async (tx) => {
    const off = await tx.user.updateMany({
      where: { id: account.id, totpConfirmedAt: { not: null } },
      data: { sealedTotpSecret: null, totpConfirmedAt: null, totpLastStep: null },
    });
    if (off.count === 0) throw conflict("Two-factor is off already.");
    await tx.recoveryCode.deleteMany({ where: { userId: account.id } });
    await recordAccountChange(tx, ctx, account, { action: "account.two_factor_off" });
    await queueMail(tx, "two_factor_changed", account.id);
  });
}
