import type { PlatformCtx, TenantCtx } from "../../kernel/context";
import { csvLines, type CsvFile } from "../../kernel/csv";
import { unscoped } from "../../kernel/unscoped";
import { platformLog, readEntries, tenantLog, type AuditLogKind, type AuditSource } from "./entries";
import type { AuditEntryView, ListAuditInput } from "./schemas";

/** So many entries are in memory at a time, however long the log is. */
const portion = 500;

const head = [
  ...["time", "actor_type", "actor", "actor_id", "action", "object_type", "object", "object_id"],
  ...["reason", "before", "after", "request_id"],
];

/** Every entry of the tenant's log that the filters let through, as CSV; page and cursor don't matter. */
export function exportAudit(ctx: TenantCtx, input: ListAuditInput): CsvFile {
  return toFile(ctx.db, tenantLog(ctx.tenant.id), input, `audit-log-${ctx.tenant.slug}.csv`);
}

/** The same of the platform's log. */
export function exportPlatformAudit(ctx: PlatformCtx, input: ListAuditInput): CsvFile {
  return toFile(unscoped(ctx), platformLog, input, "audit-log-platform.csv");
}

function toFile(db: AuditSource, log: AuditLogKind, input: ListAuditInput, fileName: string): CsvFile {
  const { limit: _limit, cursor: _cursor, ...filters } = input;
  return { fileName, lines: csvLines(head, portions(db, log, filters)) };
}

async function* portions(db: AuditSource, log: AuditLogKind, filters: Omit<ListAuditInput, "limit" | "cursor">) {
  let last: AuditEntryView | undefined;
  do {
    const position = last && { at: last.createdAt, id: last.id };
    const entries: AuditEntryView[] = await readEntries(db, log, filters, { limit: portion, position });
    if (entries.length > 0) yield entries.map(toCells);
    last = entries.length < portion ? undefined : entries.at(-1);
  } while (last);
}

function toCells(entry: AuditEntryView) {
  const { createdAt, actorType, actorLabel, actorId, action, objectType, objectName, objectId } = entry;
  const asText = (fields: object | null) => (fields === null ? null : JSON.stringify(fields));
  return [
    ...[createdAt, actorType, actorLabel, actorId, action, objectType, objectName, objectId],
    ...[entry.reason, asText(entry.before), asText(entry.after), entry.requestId],
  ];
}
