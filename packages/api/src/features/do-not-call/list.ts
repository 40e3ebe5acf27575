import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import type { DoNotCallView, ListDoNotCallInput } from "./schemas";

/** Whom the tenant calls no more, the newest first. */
export async function listDoNotCall(
  ctx: TenantCtx,
  { limit, cursor, q }: ListDoNotCallInput,
): Promise<Page<DoNotCallView>> {
  const digits = q?.replaceAll(/[^\d+]/g, "");
  const rows = await ctx.db.doNotCallNumber.findMany({
    where: { AND: [after("createdAt", cursor), digits === undefined ? {} : { phoneNumber: { contains: digits } }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return toPage(
    rows,
    limit,
    (row) => row.createdAt,
    ({ id, phoneNumber, source, addedByLabel, createdAt }) => ({
      id,
      phoneNumber,
      source,
      addedBy: addedByLabel,
      createdAt,
    }),
  );
}
