import type { PublicCtx } from "../../../kernel/context";
import { unscoped } from "../../../kernel/unscoped";
import { stepOfCode } from "./app-secret";
import { hashRecoveryCode } from "./recovery-codes";

/**
 * Whether a code of the person's authenticator app, or one of their recovery codes, holds. It is spent by that: of two who send the same
 * code at once one gets in.
 */
export async function spendCode(
  ctx: PublicCtx,
  user: { id: string; sealedTotpSecret: string | null },
  typed: string,
): Promise<boolean> {
  const db = unscoped(ctx);
  const code = typed.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(code)) {
    const spent = await db.recoveryCode.updateMany({
      where: { userId: user.id, codeHash: hashRecoveryCode(code), usedAt: null },
      data: { usedAt: ctx.clock.now() },
    });
    return spent.count > 0;
  }
  if (user.sealedTotpSecret === null) return false;
  const step = stepOfCode(ctx, user.id, user.sealedTotpSecret, code);
  if (step === null) return false;
  const taken = await db.user.updateMany({
    where: { id: user.id, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return taken.count > 0;
}
