import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import type { DoNotCallIdInput } from "./schemas";

/** Takes a number off the list: it may be called again. Throws not_found. */
export async function removeDoNotCall(ctx: TenantCtx, { id }: DoNotCallIdInput): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const row = await tx.doNotCallNumber.findFirst({ where: { id } });
    if (!row) throw notFound("number on the do-not-call list");
    await tx.doNotCallNumber.delete({ where: { id } });
    await recordAudit(tx, ctx, {
      action: "do_not_call.removed",
      objectType: "do_not_call",
      objectId: id,
      before: { phoneNumber: row.phoneNumber, source: row.source },
    });
  });
}
