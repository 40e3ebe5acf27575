import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { enqueue } from "../../../kernel/jobs";
import { labelOf, recordAudit } from "../../audit/record";

import { countUpTo } from "./direct";
import { ExportView, type ExportCallsInput } from "./schemas";

const keptMs = 24 * 60 * 60 * 1000;
const mostCounted = 10_000_000;

/** Has a file of the filtered calls made by a job; it can be fetched for a day, by whoever asked for it. */
export async function startExport(ctx: TenantCtx, { format, ...filters }: ExportCallsInput): Promise<ExportView> {
  const { actor } = ctx;
  const total = await countUpTo(ctx, filters, mostCounted);
  const made = await ctx.db.tx(async (tx) => {
    const row = await tx.callExport.create({
      data: {
        createdBy: labelOf(actor).actorId ?? ctx.tenant.id,
        ownUserId: actor.role === "user" ? actor.userId : null,
        format,
        filters: JSON.parse(JSON.stringify(filters)) as Prisma.InputJsonObject,
        total,
        expiresAt: new Date(ctx.clock.now().getTime() + keptMs),
      },
    });
    const payload = { tenantId: ctx.tenant.id, exportId: row.id };
    await enqueue(tx, "calls.export", payload, { key: `calls.export:${row.id}` });
    await recordAudit(tx, ctx, { action: "call.exported", after: { format, calls: total } });
    return row;
  });
  return ExportView.parse(made);
}
