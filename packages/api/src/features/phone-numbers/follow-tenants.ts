import { Prisma } from "@voxcalls/db";
import { enqueueAll } from "../../kernel/jobs";

/**
 * Has Retell follow what the tenants may now do: each of their numbers is looked at by a job, at once, and carries its agent or none.
 * What is bound here stays bound. Call it in the transaction that changed the tenants, after it has locked their rows.
 * @returns how many numbers that are.
 */
export async function touchNumbersOfTenants(
  tx: Prisma.TransactionClient,
  tenantIds: readonly string[],
): Promise<number> {
  // Locked in the order in which everyone locks several numbers.
  const numbers = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    select id from phone_numbers where tenant_id = any(${tenantIds}::uuid[]) order by id for update`);
  const ids = numbers.map(({ id }) => id);
  await tx.phoneNumber.updateMany({ where: { id: { in: ids } }, data: { revision: { increment: 1 } } });
  await enqueueAll(
    tx,
    "phone-numbers.sync",
    ids.map((id) => ({ key: `phone-numbers.sync:${id}`, payload: { phoneNumberId: id } })),
  );
  return ids.length;
}
