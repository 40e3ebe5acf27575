import type { TenantCtx } from "../../../kernel/context";
import { after, toPage } from "../../../kernel/cursor";
import type { Page } from "../../../kernel/page";
import type { ListStatementsInput, StatementView } from "./schemas";
import { toStatementView } from "./view";

/** The statements of the organisation, newest first. */
export async function listStatements(
  ctx: TenantCtx,
  { limit, cursor }: ListStatementsInput,
): Promise<Page<StatementView>> {
  const rows = await ctx.db.statement.findMany({
    where: after("closedAt", cursor),
    orderBy: [{ closedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return toPage(rows, limit, (row) => row.closedAt, toStatementView);
}
