import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import { DeclinedCallView, type ListDeclinedInput } from "./schemas";

/** Calls that a limit or a state of the tenant kept out, the newest first. They are kept for ninety days. */
export async function listDeclined(ctx: TenantCtx, input: ListDeclinedInput): Promise<Page<DeclinedCallView>> {
  const rows = await ctx.db.declinedCall.findMany({
    where: after("occurredAt", input.cursor),
    include: { agent: { select: { name: true } } },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(
    rows,
    input.limit,
    (row) => row.occurredAt,
    ({ agent, ...row }) => DeclinedCallView.parse({ ...row, agentName: agent?.name ?? null }),
  );
}
