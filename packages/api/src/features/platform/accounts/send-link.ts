import type { PlatformCtx } from "../../../kernel/context";
import { conflict, notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { recordPlatformAudit } from "../../audit/record-platform";
import { closeLinks, mailLink } from "../../auth/links/mailed-links";
import type { AccountView } from "./schemas";
import { accountColumns, toAccountView } from "./view";

/** Mails a new link to set a password; links of before open nothing any more. Throws not_found, and conflict while suspended. */
export async function sendAccountLink(ctx: PlatformCtx, { id }: { id: string }): Promise<AccountView> {
  return await unscoped(ctx).$transaction(async (tx) => {
    const user = await tx.user.findFirst({ where: { id, role: "super_admin" }, select: accountColumns });
    if (!user) throw notFound("super admin");
    if (user.status !== "active") throw conflict("This account is suspended. Activate it first.");
    await closeLinks(tx, ctx, id, "reset_password");
    await mailLink(tx, ctx, { userId: id, purpose: "reset_password", email: user.email });
    const about = { objectType: "user", objectId: id, objectName: user.email };
    await recordPlatformAudit(tx, ctx, { action: "platform_account.link_sent", ...about });
    return toAccountView(user);
  });
}
