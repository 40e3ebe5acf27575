import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import { unscoped } from "../../kernel/unscoped";
import type { AvailableNumberView, ListAvailableInput } from "./schemas";

/** Numbers of the pool that can be claimed now, newest first: the number itself and nothing of how it is connected. */
export async function listAvailable(ctx: TenantCtx, input: ListAvailableInput): Promise<Page<AvailableNumberView>> {
  const { countryCode, numberType, contains } = input;
  const rows = await unscoped(ctx).phoneNumber.findMany({
    where: {
      AND: [
        { status: "available", tenantId: null },
        after("createdAt", input.cursor),
        {
          ...(countryCode !== undefined && { countryCode }),
          ...(numberType !== undefined && { numberType }),
          ...(contains !== undefined && { phoneNumber: { contains } }),
        },
      ],
    },
    select: { id: true, phoneNumber: true, countryCode: true, numberType: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(
    rows,
    input.limit,
    (row) => row.createdAt,
    ({ createdAt: _, ...row }): AvailableNumberView => ({ ...row, status: "available" }),
  );
}
