import type { Prisma } from "@voxcalls/db";
import { isDeepStrictEqual } from "node:util";
import type { ApiKeyActor, Person, SystemActor } from "../../kernel/actor";
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
export type AuditedActor =
  Pick<Person, "type" | "userId" | "email"> | Pick<ApiKeyActor, "type" | "keyId" | "name"> | SystemActor;

interface AuditCtx {
  readonly tenant: { readonly id: string };
  readonly actor: AuditedActor;
  readonly request: RequestInfo | null;
}

/** The actor as a row of the log names it: the e-mail, or the name of key or job, of that time. */
export function labelOf(actor: AuditedActor): { actorId: string | null; actorLabel: string } {
  if (actor.type === "system") return { actorId: null, actorLabel: actor.job };
  if (actor.type === "api_key") return { actorId: actor.keyId, actorLabel: actor.name };
  return { actorId: actor.userId, actorLabel: actor.email };
}

/** A transaction that can write the log: a tenant's, or the platform's where a number enters or leaves a tenant. */
interface AuditSink {
  readonly auditLog: { create(args: { data: Prisma.AuditLogUncheckedCreateInput }): Promise<unknown> };
}

/**
 * Writes one row of the audit log with `db`, the transaction of the change itself, so that neither stands without the other. A super
 * admin in a tenant stands there as `support`, with the reason of the visit or request. Nothing is written when nothing changed.
 */
export async function recordAudit(db: AuditSink, ctx: AuditCtx, entry: AuditEntry): Promise<void> {
  const before = entry.before && asJson(entry.before);
  const after = entry.after && asJson(entry.after);
  if (before !== undefined && isDeepStrictEqual(before, after)) return;
  const isSupport = ctx.actor.type === "super_admin";
  await db.auditLog.create({
    data: {
      tenantId: ctx.tenant.id,
      actorType: isSupport ? "support" : ctx.actor.type,
      ...labelOf(ctx.actor),
      action: entry.action,
      objectType: entry.objectType ?? null,
      objectId: entry.objectId ?? null,
      reason: entry.reason ?? (isSupport ? (ctx.request?.accessReason ?? null) : null),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      requestId: ctx.request?.requestId ?? null,
    },
  });
}
