import { Prisma } from "@voxcalls/db";

/** A transaction, be it a tenant's or the platform's. */
interface Transaction {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
  readonly phoneNumberHolding: {
    create(args: { data: Prisma.PhoneNumberHoldingUncheckedCreateInput }): Promise<unknown>;
  };
}

interface Holder {
  readonly tenantId: string;
  readonly phoneNumberId: string;
  readonly agentId: string | null;
  readonly userId: string | null;
}

/**
 * From now on nobody holds the number; a call that began before still belongs to whoever did. Returns the instant at which it ended:
 * not before it began, even if the clock of the server that began it was ahead of ours.
 */
export async function endHolding(tx: Transaction, phoneNumberId: string, at: Date): Promise<Date> {
  const [ended] = await tx.$queryRaw<{ heldUntil: Date }[]>(Prisma.sql`
    update phone_number_holdings set held_until = greatest(held_from, ${at}::timestamptz)
    where phone_number_id = ${phoneNumberId}::uuid and held_until is null returning held_until as "heldUntil"`);
  return ended?.heldUntil ?? at;
}

/** From now on `holder` holds the number. The caller has locked the number's row, so one holding is open at a time. */
export async function beginHolding(tx: Transaction, holder: Holder, at: Date): Promise<void> {
  const heldFrom = await endHolding(tx, holder.phoneNumberId, at);
  await tx.phoneNumberHolding.create({ data: { ...holder, heldFrom } });
}
