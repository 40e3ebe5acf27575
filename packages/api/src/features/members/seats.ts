import type { TenantCtx } from "../../kernel/context";
import type { SeatsView } from "./schemas";

/** How many seats there are and who keeps them; what counts is what `assertWithinLimit` counts. */
export async function seats(ctx: TenantCtx): Promise<SeatsView> {
  const [counted] = await ctx.db.$queryRaw<[SeatsView]>`
    select t.max_users as limit,
      (select count(*)::int from users u where u.tenant_id = t.id and u.removed_at is null) as members,
      (select count(*)::int from invitations i where i.tenant_id = t.id and i.accepted_at is null
        and i.revoked_at is null and i.expires_at > now()) as invitations
    from tenants t where t.id = ${ctx.tenant.id}::uuid`;
  return counted;
}
