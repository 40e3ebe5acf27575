import type { PlatformDb, TenantTx } from "@voxcalls/db";
import { recordAudit } from "../audit/record";
import type { TenantCtx } from "../../kernel/context";
import { enqueue } from "../../kernel/jobs";
import { assertWithinLimit } from "../plans/limits";

export async function probe(db: PlatformDb, ctx: TenantCtx, ttx: TenantTx) {
  await db.$transaction(async (tx) => {
    await assertWithinLimit(tx, "x", "agents");
    await recordAudit(tx, ctx, { action: "a" });
    await enqueue(tx, "phone-numbers.sync", { phoneNumberId: "x" });
    await holding(tx);
  });
  await holding(ttx);
  await assertWithinLimit(ttx, "x", "agents");
}

type Tx = Pick<TenantTx, "phoneNumberHolding">;
async function holding(tx: Tx) {
  await tx.phoneNumberHolding.updateMany({ where: { id: "x" }, data: { heldUntil: new Date() } });
  await tx.phoneNumberHolding.create({ data: { tenantId: "x", phoneNumberId: "x", heldFrom: new Date() } });
}
