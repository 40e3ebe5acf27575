import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import { visibleTo } from "./policy";
import type { ListNumbersInput, PhoneNumberView } from "./schemas";
import { numberColumns, toNumberView } from "./view";

/** The tenant's numbers, newest in the platform first. */
export async function listNumbers(ctx: TenantCtx, input: ListNumbersInput): Promise<Page<PhoneNumberView>> {
  const rows = await ctx.db.phoneNumber.findMany({
    where: { AND: [visibleTo(ctx.actor), after("createdAt", input.cursor)] },
    select: numberColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, (row) => row.createdAt, toNumberView);
}
