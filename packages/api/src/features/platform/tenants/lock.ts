import type { Prisma } from "@voxcalls/db";

/** The tenant's row, locked until the transaction ends: nobody claims, creates or is invited meanwhile. Null when there is none. */
export async function lockTenant(tx: Prisma.TransactionClient, id: string): Promise<Prisma.TenantModel | null> {
  const locked = await tx.$queryRaw<unknown[]>`select 1 from tenants where id = ${id}::uuid for no key update`;
  return locked.length === 0 ? null : await tx.tenant.findUnique({ where: { id } });
}
