import type { PlatformCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { TenantMemberView } from "./schemas";

// A glance at who is there; whoever needs more visits the tenant.
const atMost = 100;

/** The people of a tenant, admins first. Throws not_found. */
export async function listTenantMembers(ctx: PlatformCtx, { id }: { id: string }): Promise<TenantMemberView[]> {
  const db = unscoped(ctx);
  if ((await db.tenant.count({ where: { id } })) === 0) throw notFound("organisation");
  const users = await db.user.findMany({
    where: { tenantId: id, removedAt: null },
    select: { id: true, name: true, email: true, role: true, status: true, lastLoginAt: true },
    orderBy: [{ role: "asc" }, { name: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return users.map((user) => TenantMemberView.parse(user));
}
