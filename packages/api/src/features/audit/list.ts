import type { PlatformCtx, TenantCtx } from "../../kernel/context";
import { readCursor, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import { unscoped } from "../../kernel/unscoped";
import { platformLog, readEntries, tenantLog, type AuditLogKind, type AuditSource } from "./entries";
import type { AuditEntryView, ListAuditInput } from "./schemas";

/** The tenant's log, newest first: what its people, keys and jobs did, and what super admins did there and why. */
export async function listAudit(ctx: TenantCtx, input: ListAuditInput): Promise<Page<AuditEntryView>> {
  return await pageOfEntries(ctx.db, tenantLog(ctx.tenant.id), input);
}

/** The platform's log, newest first. */
export async function listPlatformAudit(ctx: PlatformCtx, input: ListAuditInput): Promise<Page<AuditEntryView>> {
  return await pageOfEntries(unscoped(ctx), platformLog, input);
}

async function pageOfEntries(db: AuditSource, log: AuditLogKind, { limit, cursor, ...filters }: ListAuditInput) {
  const rows = await readEntries(db, log, filters, { limit: limit + 1, position: readCursor(cursor) });
  return toPage(
    rows,
    limit,
    (row) => row.createdAt,
    (row) => row,
  );
}
