import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { isWithin, nextWithin, type CallWindow } from "./rules";
import { zonesOf } from "./zones";

const atOnce = 200;
const dayMs = 24 * 60 * 60_000;

export interface DueRow {
  readonly id: string;
  readonly toNumber: string;
  readonly variables: Record<string, string>;
}

/**
 * Lines of a batch that are due and whose number may be called this minute, the longest due first; none when there are none. Those that
 * are due while their window is shut are put off to when it opens.
 */
export async function nextRows(ctx: TenantCtx, batch: CallWindow & { readonly id: string }): Promise<DueRow[]> {
  for (;;) {
    const now = ctx.clock.now();
    const due = await ctx.db.$queryRaw<DueRow[]>(Prisma.sql`
      select id, to_number as "toNumber", variables from batch_rows
      where tenant_id = ${ctx.tenant.id}::uuid and batch_id = ${batch.id}::uuid and state = 'waiting' and due_at <= ${now} order by due_at, line limit ${atOnce}`);
    const isOpen = (row: DueRow) => isWithin(batch, zonesOf(row.toNumber), now);
    const open = due.filter(isOpen);
    await putOff(
      ctx,
      batch,
      due.filter((row) => !isOpen(row)),
      now,
    );
    if (open.length > 0 || due.length < atOnce) return open;
  }
}

async function putOff(ctx: TenantCtx, batch: CallWindow, rows: readonly DueRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const opens = new Map<string, Date>();
  const later = rows.map(({ id, toNumber }) => {
    const zones = zonesOf(toNumber);
    const key = zones.join();
    // It did open once a week when the line was read; should a country have changed its clocks, it is looked at again tomorrow.
    const dueAt = opens.get(key) ?? nextWithin(batch, zones, now) ?? new Date(now.getTime() + dayMs);
    opens.set(key, dueAt);
    return { id, dueAt };
  });
  await ctx.db.$executeRaw(Prisma.sql`
    update batch_rows r set due_at = n."dueAt" from jsonb_to_recordset(${JSON.stringify(later)}::jsonb) as n(id uuid, "dueAt" timestamptz)
    where r.tenant_id = ${ctx.tenant.id}::uuid and r.id = n.id and r.state = 'waiting'`);
}
