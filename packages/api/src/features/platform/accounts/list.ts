import type { PlatformCtx } from "../../../kernel/context";
import { after, toPage } from "../../../kernel/cursor";
import type { Page } from "../../../kernel/page";
import { unscoped } from "../../../kernel/unscoped";
import type { AccountView, ListAccountsInput } from "./schemas";
import { accountColumns, toAccountView } from "./view";

/** The super admins, newest first. */
export async function listAccounts(ctx: PlatformCtx, input: ListAccountsInput): Promise<Page<AccountView>> {
  const rows = await unscoped(ctx).user.findMany({
    where: { AND: [{ role: "super_admin" }, after("createdAt", input.cursor)] },
    select: accountColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, (row) => row.createdAt, toAccountView);
}
