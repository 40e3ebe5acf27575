import type { Prisma } from "@voxcalls/db";
import type { RequestInfo } from "../../kernel/context";
import { asJson } from "./as-json";
import { labelOf, type AuditedActor, type AuditEntry } from "./record";

export interface PlatformAuditEntry extends AuditEntry {
  /** The object's name as it is now: the object may be deleted, the row stays. */
  readonly objectName?: string;
}

/** A transaction of the platform client. */
interface PlatformAuditSink {
  readonly platformAuditLog: {
    create(args: { data: Prisma.PlatformAuditLogUncheckedCreateInput }): Promise<unknown>;
  };
}

/** Writes one row of the platform's log with `db`, the transaction of the change itself, so that neither stands without the other. */
export async function recordPlatformAudit(
  db: PlatformAuditSink,
  ctx: { readonly actor: AuditedActor; readonly request: RequestInfo | null },
  entry: PlatformAuditEntry,
): Promise<void> {
  await db.platformAuditLog.create({
    data: {
      actorType: ctx.actor.type,
      ...labelOf(ctx.actor),
      action: entry.action,
      objectType: entry.objectType ?? null,
      objectId: entry.objectId ?? null,
      objectName: entry.objectName ?? null,
      reason: entry.reason ?? null,
      ...(entry.before && { before: asJson(entry.before) }),
      ...(entry.after && { after: asJson(entry.after) }),
      requestId: ctx.request?.requestId ?? null,
    },
  });
}
