import type { Prisma } from "@voxcalls/db";
import type { SuperAdminActor } from "../../../kernel/actor";
import type { PlatformCtx } from "../../../kernel/context";
import { AppError } from "../../../kernel/errors";
import { recordAudit, type AuditEntry } from "../../audit/record";
import { recordPlatformAudit } from "../../audit/record-platform";
import type { VisitView } from "./schemas";

type Visit = Prisma.SupportVisitGetPayload<{ include: { tenant: true } }>;

/** Who visits: a person with a session, never a job. */
export function visitorOf({ actor }: PlatformCtx): SuperAdminActor {
  if (actor.type !== "super_admin") throw new AppError("forbidden", "Only a super admin visits organisations.");
  return actor;
}

/** The visit that this session makes, with the session locked until the transaction ends; null when it makes none (any more). */
export async function lockOwnVisit(tx: Prisma.TransactionClient, ctx: PlatformCtx): Promise<Visit | null> {
  const { sessionId, userId } = visitorOf(ctx);
  const [session] = await tx.$queryRaw<{ visitId: string | null }[]>`
    select support_visit_id as "visitId" from sessions
    where id = ${sessionId}::uuid and user_id = ${userId}::uuid and revoked_at is null for update`;
  if (!session) throw new AppError("unauthorized", "Sign in again.");
  if (session.visitId === null) return null;
  return await tx.supportVisit.findFirst({
    where: { id: session.visitId, endedAt: null, expiresAt: { gt: ctx.clock.now() } },
    include: { tenant: true },
  });
}

/** Writes one act of a visit into the tenant's log and the platform's, in the transaction of the act: both rows, or it did not happen. */
export async function recordVisit(
  tx: Prisma.TransactionClient,
  ctx: PlatformCtx,
  { id, tenant, reason }: Visit,
  entry: Pick<AuditEntry, "action" | "after">,
): Promise<void> {
  await recordAudit(tx, { ...ctx, tenant }, { ...entry, reason, objectType: "support_visit", objectId: id });
  const about = { objectType: "tenant", objectId: tenant.id, objectName: tenant.name };
  await recordPlatformAudit(tx, ctx, { ...entry, ...about, reason });
}

export function toVisitView({ tenant, ...visit }: Visit): VisitView {
  return { ...visit, tenantName: tenant.name };
}
