import type { Prisma } from "@voxcalls/db";

/** A transaction, be it a tenant's or the platform's. */
interface HoldingsTx {
  readonly phoneNumberHolding: {
    create(args: { data: Prisma.PhoneNumberHoldingUncheckedCreateInput }): Promise<unknown>;
    updateMany(args: {
      where: Prisma.PhoneNumberHoldingWhereInput;
      data: Prisma.PhoneNumberHoldingUncheckedUpdateManyInput;
    }): Promise<unknown>;
  };
}

interface Holder {
  readonly tenantId: string;
  readonly phoneNumberId: string;
  readonly agentId: string | null;
  readonly userId: string | null;
}

/** From now on nobody holds the number; a call that began before still belongs to whoever did. */
export async function endHolding(tx: HoldingsTx, phoneNumberId: string, at: Date): Promise<void> {
  await tx.phoneNumberHolding.updateMany({ where: { phoneNumberId, heldUntil: null }, data: { heldUntil: at } });
}

/** From now on `holder` holds the number. The caller has locked the number's row, so one holding is open at a time. */
export async function beginHolding(tx: HoldingsTx, holder: Holder, at: Date): Promise<void> {
  await endHolding(tx, holder.phoneNumberId, at);
  await tx.phoneNumberHolding.create({ data: { ...holder, heldFrom: at } });
}
