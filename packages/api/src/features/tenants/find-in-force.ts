import type { PlatformDb } from "@voxcalls/db";
import type { TenantInForce } from "../../kernel/context";

/** The tenant as it stands now, or null. */
export async function findTenantInForce(db: PlatformDb, id: string): Promise<TenantInForce | null> {
  return await db.tenant.findUnique({
    where: { id },
    select: { id: true, name: true, slug: true, status: true, plan: true },
  });
}
