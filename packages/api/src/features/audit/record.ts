import type { Prisma } from "@voxcalls/db";
import type { Person, SystemActor } from "../../kernel/actor";
import type { RequestInfo } from "../../kernel/context";
import { asJson } from "./as-json";

export interface AuditEntry {
  /** What was done, noun first: `agent.created`. */
  readonly action: string;
  readonly objectType?: string;
  readonly objectId?: string;
  readonly reason?: string | null;
  /** The changed fields only, without secrets. */
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

/** Who a row names. Whoever followed a mailed link is a person too, without being signed in. */
export type AuditedActor = Pick<Person, "type" | "userId" | "email"> | SystemActor;

interface AuditCtx {
  readonly tenant: { readonly id: string };
  readonly actor: AuditedActor;
  readonly request: RequestInfo | null;
}

/** The actor as a row of the log names it: the e-mail or job name of that time. */
export function labelOf(actor: AuditedActor): { actorId: string | null; actorLabel: string } {
  if (actor.type === "system") return { actorId: null, actorLabel: actor.job };
  return { actorId: actor.userId, actorLabel: actor.email };
}

/** A transaction that can write the log: a tenant's, or the platform's where a number enters or leaves a tenant. */
interface AuditSink {
  readonly auditLog: { create(args: { data: Prisma.AuditLogUncheckedCreateInput }): Promise<unknown> };
}

/** Writes one row of the audit log with `db`, the transaction of the change itself, so that neither stands without the other. */
export async function recordAudit(db: AuditSink, ctx: AuditCtx, entry: AuditEntry): Promise<void> {
  await db.auditLog.create({
    data: {
      tenantId: ctx.tenant.id,
      actorType: ctx.actor.type,
      ...labelOf(ctx.actor),
      action: entry.action,
      objectType: entry.objectType ?? null,
      objectId: entry.objectId ?? null,
      reason: entry.reason ?? null,
      ...(entry.before && { before: asJson(entry.before) }),
      ...(entry.after && { after: asJson(entry.after) }),
      requestId: ctx.request?.requestId ?? null,
    },
  });
}
