import type { PlatformCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import { unscoped } from "../../kernel/unscoped";
import { calmStates } from "./catalogue";
import { HealthItem, HealthRun, type HealthView, type ListHealthInput } from "./schemas";
import { actsOn } from "./acts-on";

const shownRuns = 5;

/** How everything at the provider stands, the last looks, and the things that fit the filter, those that changed last first. */
export async function listHealth(
  ctx: PlatformCtx,
  { limit, cursor, state, kind, attention }: ListHealthInput,
): Promise<HealthView> {
  const db = unscoped(ctx);
  const [groups, runs, rows] = await Promise.all([
    db.providerHealthItem.groupBy({ by: ["kind", "state"], _count: true }),
    db.providerHealthRun.findMany({ orderBy: { startedAt: "desc" }, take: shownRuns }),
    db.providerHealthItem.findMany({
      where: {
        ...(attention === true && { state: { notIn: [...calmStates] } }),
        ...(state && { state }),
        ...(kind && { kind }),
        ...after("foundAt", cursor),
      },
      orderBy: [{ foundAt: "desc" }, { id: "desc" }],
      take: limit + 1,
    }),
  ]);
  const owners = await db.tenant.findMany({
    where: { id: { in: rows.flatMap(({ ownerId }) => ownerId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(owners.map(({ id, name }) => [id, name]));
  return {
    counts: groups.map((group) => ({ kind: group.kind, state: group.state, things: group._count })),
    runs: runs.map((run) => HealthRun.parse(run)),
    ...toPage(
      rows,
      limit,
      (row) => row.foundAt,
      (row) => HealthItem.parse({ ...row, ownerName: names.get(row.ownerId ?? "") ?? null, acts: actsOn(row) }),
    ),
  };
}
