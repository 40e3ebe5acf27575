import type { AccountCtx } from "../../../kernel/context";
import { unscoped } from "../../../kernel/unscoped";
import type { AccountView } from "../schemas";

/** What the page of the own account needs beside `me`: second factor, pending address, rules for a new password. */
export async function getAccount(ctx: AccountCtx): Promise<AccountView> {
  const user = await unscoped(ctx).user.findUniqueOrThrow({
    where: { id: ctx.person.userId },
    include: {
      tenant: { select: { requireTwoFactor: true, minPasswordLength: true } },
      recoveryCodes: { where: { usedAt: null }, select: { id: true } },
      mailedLinks: {
        where: { purpose: "change_email", usedAt: null, expiresAt: { gt: ctx.clock.now() } },
        orderBy: { createdAt: "desc" },
        take: 1,
      },
    },
  });
  return {
    twoFactor: {
      enabledAt: user.totpConfirmedAt,
      required: user.tenant?.requireTwoFactor ?? false,
      recoveryCodesLeft: user.recoveryCodes.length,
    },
    pendingEmail: user.mailedLinks[0]?.email ?? null,
    passwordChangedAt: user.passwordChangedAt,
    minPasswordLength: user.tenant?.minPasswordLength ?? 8,
  };
}
