import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import type { HaltReason } from "../limits/catalogue";
import type { BatchView } from "./schemas";

type BatchRecord = Prisma.BatchModel & { agent: { name: string } };

const none: BatchView["rows"] = { waiting: 0, calling: 0, reached: 0, notReached: 0, refused: 0, cancelled: 0 };

/** How many lines of each batch are in which state. */
export async function countsOf(ctx: TenantCtx, ids: readonly string[]): Promise<Map<string, BatchView["rows"]>> {
  const rows = await ctx.db.$queryRaw<{ id: string; state: keyof BatchView["rows"] | "not_reached"; count: number }[]>`
    select batch_id as id, state::text as state, count(*)::int as count from batch_rows
    where tenant_id = ${ctx.tenant.id}::uuid and batch_id = any(${ids}::uuid[]) group by 1, 2`;
  const counts = new Map(ids.map((id) => [id, { ...none }]));
  for (const { id, state, count } of rows) {
    const own = counts.get(id);
    if (own) own[state === "not_reached" ? "notReached" : state] = count;
  }
  return counts;
}

export function toBatchView(
  batch: BatchRecord,
  { rows, waits }: { rows: BatchView["rows"] | undefined; waits: BatchView["waits"] | undefined },
  now: Date,
): BatchView {
  const state = shownState(batch, now);
  const { agent, createdByLabel, haltReason, variableColumns, updatedAt: _updatedAt, ...rest } = batch;
  return {
    ...rest,
    state,
    waits: state === "running" ? (waits ?? null) : null,
    haltReason: haltReason as HaltReason | null,
    agentName: agent.name,
    variableColumns: variableColumns as Record<string, string>,
    rows: rows ?? none,
    createdBy: createdByLabel,
  };
}

function shownState({ state, startsAt, haltReason }: BatchRecord, now: Date): BatchView["state"] {
  if (state !== "running") return state;
  if (startsAt !== null && startsAt > now) return "scheduled";
  return haltReason === null ? "running" : "halted";
}
