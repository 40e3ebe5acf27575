import { uuidv7 } from "uuidv7";
import type { PlatformCtx } from "../../../kernel/context";
import { randomToken } from "../../../kernel/crypto";
import { isUniqueViolation } from "../../../kernel/database-errors";
import { conflict } from "../../../kernel/errors";
import { storable } from "../../../kernel/text";
import { unscoped } from "../../../kernel/unscoped";
import { recordAudit } from "../../audit/record";
import { recordPlatformAudit } from "../../audit/record-platform";
import { slugFrom } from "../../auth/rules";
import { queueMail } from "../../mail/queue";
import { freshToken } from "../../members/invitations/token";
import { plans } from "../../plans/catalogue";
import { getTenant } from "./get";
import type { CreateTenantInput, TenantDetailView } from "./schemas";

/**
 * Makes a tenant and invites its first admin, both or neither. Throws conflict when a slug that was asked for is taken; whether the
 * admin's address has an account already is told to nobody but its owner.
 */
export async function createTenant(ctx: PlatformCtx, input: CreateTenantInput): Promise<TenantDetailView> {
  const { name: plan, ...caps } = plans[input.plan];
  const name = storable(input.name);
  const now = ctx.clock.now();
  const slug = input.slug ?? (await freeSlug(ctx, slugFrom(name)));
  try {
    const id = await unscoped(ctx).$transaction(async (tx) => {
      const tenant = await tx.tenant.create({ data: { name, slug, plan, ...caps, createdAt: now } });
      const invitationId = uuidv7();
      await tx.invitation.create({
        data: {
          id: invitationId,
          tenantId: tenant.id,
          email: storable(input.adminEmail),
          role: "admin",
          createdAt: now,
          ...freshToken(ctx, invitationId),
        },
      });
      await queueMail(tx, "invitation", invitationId);
      const entry = {
        action: "tenant.created",
        objectType: "tenant",
        objectId: tenant.id,
        after: { name, slug, plan, adminEmail: input.adminEmail },
      };
      await recordAudit(tx, { ...ctx, tenant }, entry);
      await recordPlatformAudit(tx, ctx, { ...entry, objectName: name });
      return tenant.id;
    });
    return await getTenant(ctx, { id });
  } catch (error) {
    if (isUniqueViolation(error, "slug")) throw conflict("This short name is taken.", "slug");
    throw error;
  }
}

async function freeSlug(ctx: PlatformCtx, wanted: string): Promise<string> {
  if ((await unscoped(ctx).tenant.count({ where: { slug: wanted } })) === 0) return wanted;
  const suffix = randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
  return `${wanted}-${suffix.slice(0, 5)}`;
}
