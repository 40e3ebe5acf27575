import type { PlatformCtx } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import { invalid, notFound } from "../../../kernel/errors";
import { enqueue } from "../../../kernel/jobs";
import { unscoped } from "../../../kernel/unscoped";
import { removeAllAgents } from "../../agents/remove-all";
import { leaseMs } from "../../agents/lease";
import { recordPlatformAudit } from "../../audit/record-platform";
import { removeAllKnowledge } from "../../knowledge/remove-all";
import { releaseAllNumbers } from "../../phone-numbers/release-all";
import { lockTenant } from "./lock";
import type { RemoveTenantInput } from "./schemas";

/**
 * Deletes a tenant for good. At once: nobody signs in, its numbers rest in quarantine, its agents answer nobody. What it has at the
 * providers and in our tables goes by jobs that end only when all of it is gone. Throws not_found, and validation_failed unless the
 * name is typed as it is. Repeating it changes nothing.
 */
export async function removeTenant(ctx: PlatformCtx, { id, name, reason }: RemoveTenantInput): Promise<void> {
  const now = ctx.clock.now();
  await unscoped(ctx).$transaction(async (tx) => {
    const tenant = await lockTenant(tx, id);
    if (!tenant) throw notFound("organisation");
    if (name.trim() !== tenant.name.trim()) throw invalid("name", "That is not this organisation's name.");
    if (tenant.removedAt) return;
    await tx.tenant.update({ where: { id }, data: { removedAt: now, status: "cancelled" } });
    // Sessions and keys are read anew on every request, so this ends them all.
    await tx.user.updateMany({ where: { tenantId: id }, data: { status: "suspended" } });
    await tx.apiKey.updateMany({ where: { tenantId: id, revokedAt: null }, data: { revokedAt: now } });
    const openInvitations = { tenantId: id, acceptedAt: null, revokedAt: null };
    await tx.invitation.updateMany({ where: openInvitations, data: { revokedAt: now } });
    const agents = await removeAllAgents(tx, id, now);
    const knowledgeBases = await removeAllKnowledge(tx, id, now);
    const numbers = await releaseAllNumbers(tx, ctx, id);
    // Not before a request that is just making an agent has finished or given up: nothing it makes may be forgotten.
    const runAt = new Date(now.getTime() + leaseMs);
    await enqueue(tx, "platform.remove-tenant", { tenantId: id }, { key: `platform.remove-tenant:${id}`, runAt });
    await recordPlatformAudit(tx, ctx, {
      action: "tenant.deleted",
      objectType: "tenant",
      objectId: id,
      objectName: tenant.name,
      reason: reason ?? null,
      before: { slug: tenant.slug, plan: tenant.plan, status: tenant.status, agents, numbers, knowledgeBases },
    });
  });
  crashPoint(ctx.env, "tenants.remove:after-row");
}
