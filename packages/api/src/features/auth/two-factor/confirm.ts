import type { AccountCtx } from "../../../kernel/context";
import { conflict, invalid } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { queueMail } from "../../mail/queue";
import { recordAccountChange } from "../account/record-account-change";
import type { RecoveryCodes } from "../schemas";
import { countFailure, limitSignIns } from "../sign-in-limits";
import { stepOfCode } from "./app-secret";
import { replaceRecoveryCodes } from "./recovery-codes";

/** Switches two-factor on, when the code shows that the app has the secret, and answers the recovery codes. */
export async function confirmTwoFactor(ctx: AccountCtx, { code }: { code: string }): Promise<RecoveryCodes> {
  const db = unscoped(ctx);
  const user = await db.user.findUniqueOrThrow({ where: { id: ctx.person.userId } });
  if (user.sealedTotpSecret === null || user.totpConfirmedAt !== null) throw nothingBegun();
  const tries = await limitSignIns(ctx, user.email);
  const step = stepOfCode(ctx, user.id, user.sealedTotpSecret, code);
  if (step === null) {
    await countFailure(ctx, tries);
    throw invalid(
      "code",
      "This code does not match. Check that your device's clock is right, and take the newest code.",
    );
  }
  return await db.$transaction(async (tx) => {
    const switched = await tx.user.updateMany({
      where: { id: user.id, totpConfirmedAt: null, sealedTotpSecret: user.sealedTotpSecret },
      data: { totpConfirmedAt: ctx.clock.now(), totpLastStep: step },
    });
    if (switched.count === 0) throw nothingBegun();
    const recoveryCodes = await replaceRecoveryCodes(tx, user.id);
    await recordAccountChange(tx, ctx, user, { action: "account.two_factor_on" });
    await queueMail(tx, "two_factor_changed", user.id);
    return { recoveryCodes };
  });
}

function nothingBegun() {
  return conflict("There is nothing to confirm: begin with a new secret.");
}
