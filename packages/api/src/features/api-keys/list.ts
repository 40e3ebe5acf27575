import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import type { ApiKeyView, ListApiKeysInput } from "./schemas";
import { keyColumns, toApiKeyView } from "./view";

/** Every key the tenant ever had, newest first: those that ended show until when they could be used. */
export async function listApiKeys(ctx: TenantCtx, input: ListApiKeysInput): Promise<Page<ApiKeyView>> {
  const rows = await ctx.db.apiKey.findMany({
    where: after("createdAt", input.cursor),
    select: keyColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  const now = ctx.clock.now();
  return toPage(
    rows,
    input.limit,
    (row) => row.createdAt,
    (row) => toApiKeyView(row, now),
  );
}
