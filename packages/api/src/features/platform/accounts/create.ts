import type { PlatformCtx } from "../../../kernel/context";
import { randomToken } from "../../../kernel/crypto";
import { isUniqueViolation } from "../../../kernel/database-errors";
import { conflict } from "../../../kernel/errors";
import { storable } from "../../../kernel/text";
import { unscoped } from "../../../kernel/unscoped";
import { recordPlatformAudit } from "../../audit/record-platform";
import { mailLink } from "../../auth/links/mailed-links";
import { hashPassword } from "../../auth/passwords";
import type { AccountView, CreateAccountInput } from "./schemas";
import { accountColumns, toAccountView } from "./view";

/** Makes a super admin and mails a link to set the password; until then nobody can sign in as them. Throws conflict for a known e-mail. */
export async function createAccount(ctx: PlatformCtx, { name, email }: CreateAccountInput): Promise<AccountView> {
  // Nobody knows it: the mailed link sets the first password that counts.
  const passwordHash = await hashPassword(randomToken());
  try {
    return await unscoped(ctx).$transaction(async (tx) => {
      const user = await tx.user.create({
        data: { email: storable(email), name: storable(name), role: "super_admin", passwordHash },
        select: accountColumns,
      });
      await mailLink(tx, ctx, { userId: user.id, purpose: "reset_password", email: user.email });
      await recordPlatformAudit(tx, ctx, {
        action: "platform_account.created",
        objectType: "user",
        objectId: user.id,
        objectName: user.email,
        after: { name: user.name, email: user.email },
      });
      return toAccountView(user);
    });
  } catch (error) {
    if (isUniqueViolation(error, "email")) throw conflict("There is an account with this e-mail already.", "email");
    throw error;
  }
}
