import type { PlatformCtx } from "../../../kernel/context";
import { after, toPage } from "../../../kernel/cursor";
import type { Page } from "../../../kernel/page";
import { unscoped } from "../../../kernel/unscoped";
import type { ListPoolInput, PoolNumberView } from "./schemas";
import { poolColumns, toPoolView } from "./view";

/** Every number of the platform with whoever holds it, newest first. */
export async function listPool(ctx: PlatformCtx, input: ListPoolInput): Promise<Page<PoolNumberView>> {
  const { status, tenantId, contains } = input;
  const rows = await unscoped(ctx).phoneNumber.findMany({
    where: {
      AND: [
        after("createdAt", input.cursor),
        {
          ...(status !== undefined && { status }),
          ...(tenantId !== undefined && { tenantId }),
          ...(contains !== undefined && { phoneNumber: { contains } }),
        },
      ],
    },
    select: poolColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, (row) => row.createdAt, toPoolView);
}
