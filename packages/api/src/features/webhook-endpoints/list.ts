import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import type { ListWebhookEndpointsInput, WebhookEndpointView } from "./schemas";
import { endpointColumns, toEndpointView } from "./view";
import { waitingFor } from "./waiting-for";

/** The tenant's endpoints, newest first. */
export async function listEndpoints(
  ctx: TenantCtx,
  input: ListWebhookEndpointsInput,
): Promise<Page<WebhookEndpointView>> {
  const rows = await ctx.db.webhookEndpoint.findMany({
    where: after("createdAt", input.cursor),
    select: endpointColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  const waiting = await waitingFor(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const now = ctx.clock.now();
  return toPage(
    rows,
    input.limit,
    (row) => row.createdAt,
    (row) => toEndpointView(row, waiting.get(row.id) ?? 0, now),
  );
}
