import type { AccountCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { confirmPassword } from "../account/confirm-password";
import { recordAccountChange } from "../account/record-account-change";
import type { RecoveryCodes } from "../schemas";
import { replaceRecoveryCodes } from "./recovery-codes";

/** Ten new recovery codes; the old ones open nothing any more. */
export async function renewRecoveryCodes(ctx: AccountCtx, { password }: { password: string }): Promise<RecoveryCodes> {
  const account = await confirmPassword(ctx, password);
  if (account.totpConfirmedAt === null) throw conflict("Two-factor is off: switch it on first.");
  return await unscoped(ctx).$transaction(async (tx) => {
    const recoveryCodes = await replaceRecoveryCodes(tx, account.id);
    await recordAccountChange(tx, ctx, account, { action: "account.recovery_codes_renewed" });
    return { recoveryCodes };
  });
}
