import type { Prisma } from "@voxcalls/db";
import type { PlatformCtx } from "../../kernel/context";
import { touchNumbersOfTenants } from "./follow-tenants";
import { inQuarantine, quarantineEnd } from "./quarantine";

/** Takes every number from a tenant that is being deleted; they rest like any other that is given back. Returns how many those are. */
export async function releaseAllNumbers(
  tx: Prisma.TransactionClient,
  ctx: PlatformCtx,
  tenantId: string,
): Promise<number> {
  const now = ctx.clock.now();
  await touchNumbersOfTenants(tx, [tenantId]);
  await tx.$executeRaw`
    update phone_number_holdings set held_until = greatest(held_from, ${now}::timestamptz)
    where tenant_id = ${tenantId}::uuid and held_until is null`;
  const quarantinedUntil = await quarantineEnd(tx, now);
  const { count } = await tx.phoneNumber.updateMany({ where: { tenantId }, data: inQuarantine(quarantinedUntil) });
  return count;
}
