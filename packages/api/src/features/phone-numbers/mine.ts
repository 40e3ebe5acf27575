import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import type { ListNumbersInput, PhoneNumberView } from "./schemas";
import { numberColumns, toNumberView } from "./view";

/** The numbers assigned to whoever asks, admins included. */
export async function listMyNumbers(ctx: TenantCtx, input: ListNumbersInput): Promise<Page<PhoneNumberView>> {
  if (ctx.actor.type !== "member") return { data: [], nextCursor: null, hasMore: false };
  const rows = await ctx.db.phoneNumber.findMany({
    where: { AND: [{ assignedUserId: ctx.actor.userId }, after("createdAt", input.cursor)] },
    select: numberColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, (row) => row.createdAt, toNumberView);
}
