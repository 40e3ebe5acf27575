import type { PlatformCtx } from "../../../kernel/context";
import { after, toPage } from "../../../kernel/cursor";
import type { Page } from "../../../kernel/page";
import { unscoped } from "../../../kernel/unscoped";
import type { ListTenantsInput, TenantListView } from "./schemas";
import { usageOf } from "./usage";
import { tenantColumns, toTenantView } from "./view";

/** Every tenant with what it uses of its plan, newest first. */
export async function listTenants(ctx: PlatformCtx, input: ListTenantsInput): Promise<Page<TenantListView>> {
  const { q, status, plan, limit } = input;
  const db = unscoped(ctx);
  const rows = await db.tenant.findMany({
    where: {
      AND: [
        after("createdAt", input.cursor),
        {
          ...(status !== undefined && { status }),
          ...(plan !== undefined && { plan }),
          ...(q && { OR: [{ name: containing(q) }, { slug: containing(q) }] }),
        },
      ],
    },
    select: tenantColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit).map(({ id }) => id);
  const usage = await usageOf(db, shown, ctx.clock.now());
  return toPage(
    rows,
    limit,
    (row) => row.createdAt,
    (row) => toTenantView(row, usage.get(row.id)),
  );
}

function containing(text: string) {
  return { contains: text, mode: "insensitive" } as const;
}
