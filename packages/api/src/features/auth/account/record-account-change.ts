import type { Prisma } from "@voxcalls/db";
import type { RequestInfo } from "../../../kernel/context";
import { recordAudit, type AuditEntry } from "../../audit/record";
import { recordPlatformAudit } from "../../audit/record-platform";
import type { Account } from "../sessions";

/**
 * Writes down that a person's account was changed, by that person: in the log of their organisation, or in the platform's for a
 * super admin. `tx` is the transaction of the change. Never with passwords, codes or tokens in it.
 */
export async function recordAccountChange(
  tx: Prisma.TransactionClient,
  ctx: { readonly request: RequestInfo | null },
  account: Account,
  entry: Pick<AuditEntry, "action" | "before" | "after">,
): Promise<void> {
  const { id, email, tenantId } = account;
  const type = tenantId === null ? "super_admin" : "member";
  const by = { actor: { type, userId: id, email } as const, request: ctx.request };
  const row = { ...entry, objectType: "user", objectId: id };
  if (tenantId === null) await recordPlatformAudit(tx, by, { ...row, objectName: email });
  else await recordAudit(tx, { ...by, tenant: { id: tenantId } }, row);
}
