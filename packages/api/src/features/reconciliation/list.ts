import type { PlatformCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import { unscoped } from "../../kernel/unscoped";
import { dayMs, dayOf } from "./rules";
import type { ListReconciliationInput, ReconciliationView } from "./schemas";
import { toDayViews, toItemView, toRunView, type DayCounts } from "./view";

const shownDays = 35;
const shownRuns = 10;

/** How the last weeks stand, the last runs, and the differences that fit the filter, newest first. */
export async function listReconciliation(
  ctx: PlatformCtx,
  { limit, cursor, state, kind, day }: ListReconciliationInput,
): Promise<ReconciliationView> {
  const db = unscoped(ctx);
  const now = ctx.clock.now();
  const since = new Date(dayOf(now).getTime() - (shownDays - 1) * dayMs);
  const [days, runs, unsettled, openByKind, rows] = await Promise.all([
    db.reconciliationDay.findMany({ where: { day: { gte: since } } }),
    db.reconciliationRun.findMany({ orderBy: { startedAt: "desc" }, take: shownRuns }),
    db.reconciliationItem.groupBy({
      by: ["day", "state"],
      where: { day: { gte: since }, state: { in: ["open", "ignored"] } },
      _count: true,
    }),
    db.reconciliationItem.groupBy({ by: ["kind"], where: { state: "open" }, _count: true }),
    db.reconciliationItem.findMany({
      where: {
        ...(state && { state }),
        ...(kind && { kind }),
        ...(day !== undefined && { day: new Date(day) }),
        ...after("foundAt", cursor),
      },
      orderBy: [{ foundAt: "desc" }, { id: "desc" }],
      take: limit + 1,
    }),
  ]);
  const counts = new Map<string, DayCounts>();
  for (const group of unsettled) {
    const at = group.day.toISOString().slice(0, 10);
    const before = counts.get(at) ?? { open: 0, ignored: 0 };
    counts.set(at, { ...before, [group.state]: group._count });
  }
  const owners = await db.tenant.findMany({
    where: { id: { in: rows.flatMap(({ ownerId }) => ownerId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(owners.map(({ id, name }) => [id, name]));
  return {
    days: toDayViews(days, counts, now, shownDays),
    runs: runs.map(toRunView),
    openByKind: Object.fromEntries(openByKind.map((group) => [group.kind, group._count])),
    ...toPage(
      rows,
      limit,
      (row) => row.foundAt,
      (row) => toItemView(row, names.get(row.ownerId ?? "") ?? null),
    ),
  };
}
