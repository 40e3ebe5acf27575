import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import type { BatchView, ListBatchesInput } from "./schemas";
import { countsOf, toBatchView } from "./view";
import { waitsOf } from "./wait-of";

/** The batches, newest first, with how far each is. */
export async function listBatches(ctx: TenantCtx, input: ListBatchesInput): Promise<Page<BatchView>> {
  const batches = await ctx.db.batch.findMany({
    // What was thrown away before anybody was called is gone.
    where: {
      AND: [after("createdAt", input.cursor), { NOT: { state: "cancelled", startedAt: null } }],
      ...(input.q !== undefined && { name: { contains: input.q, mode: "insensitive" } }),
    },
    include: { agent: { select: { name: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  const ids = batches.map(({ id }) => id);
  const [counts, waits] = await Promise.all([countsOf(ctx, ids), waitsOf(ctx, batches)]);
  const now = ctx.clock.now();
  return toPage(
    batches,
    input.limit,
    (batch) => batch.createdAt,
    (batch) => toBatchView(batch, { rows: counts.get(batch.id), waits: waits.get(batch.id) }, now),
  );
}
