import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { outcomeOf } from "./rules";

const atOnce = 500;

interface Ended {
  readonly id: string;
  readonly tries: number;
  readonly status: "completed" | "failed";
  readonly endReason: string | null;
  readonly durationMs: number | null;
  readonly endedAt: Date;
}

interface Rules {
  readonly state: string;
  readonly retryOn: readonly string[];
  readonly retryAfterMinutes: number;
  readonly maxTries: number;
}

/**
 * Brings the lines of a batch whose calls are over to what came of them: reached, not reached, or to be tried again. A dial that turns
 * out never to have been placed does not count as a try.
 */
export async function followCalls(ctx: TenantCtx, batchId: string): Promise<void> {
  for (;;) {
    const followed = await ctx.db.tx(async (tx) => {
      const [batch] = await tx.$queryRaw<Rules[]>(Prisma.sql`
        select state::text as state, retry_on as "retryOn", retry_after_minutes as "retryAfterMinutes", max_tries as "maxTries"
        from batches where tenant_id = ${ctx.tenant.id}::uuid and id = ${batchId}::uuid for update`);
      if (!batch) return 0;
      const ended = await tx.$queryRaw<Ended[]>(Prisma.sql`
        select r.id, r.tries, c.status::text as status, c.disconnection_reason as "endReason", c.duration_ms as "durationMs",
          coalesce(c.ended_at, c.updated_at) as "endedAt"
        from batch_rows r cross join lateral (
          select status, disconnection_reason, duration_ms, ended_at, updated_at from calls
          where tenant_id = r.tenant_id and batch_row_id = r.id order by id desc limit 1
        ) c
        where r.tenant_id = ${ctx.tenant.id}::uuid and r.batch_id = ${batchId}::uuid and r.state = 'calling' and c.status <> 'in_progress' limit ${atOnce}`);
      if (ended.length === 0) return 0;
      const now = ctx.clock.now();
      const rows = JSON.stringify(ended.map((row) => whatBecomes(row, batch, now)));
      await tx.$executeRaw(Prisma.sql`
        update batch_rows r set state = n.state, tries = n.tries, due_at = n."dueAt", outcome = n.outcome,
          end_reason = n."endReason", ended_at = n."endedAt"
        from jsonb_to_recordset(${rows}::jsonb) as n(
          id uuid, state batch_row_state, tries int, "dueAt" timestamptz, outcome text, "endReason" text, "endedAt" timestamptz)
        where r.tenant_id = ${ctx.tenant.id}::uuid and r.id = n.id`);
      return ended.length;
    });
    if (followed < atOnce) return;
  }
}

function whatBecomes(ended: Ended, batch: Rules, now: Date) {
  const { id, tries, endReason, endedAt } = ended;
  const outcome = outcomeOf(ended);
  const isOn = batch.state === "running" || batch.state === "paused";
  if (outcome === "not_placed") {
    const state = isOn ? "waiting" : "cancelled";
    return { id, state, tries: tries - 1, dueAt: isOn ? now : null, outcome: null, endReason: null, endedAt: null };
  }
  const told = { id, tries, outcome, endReason, endedAt };
  if (isOn && batch.retryOn.includes(outcome) && tries < batch.maxTries)
    return { ...told, state: "waiting", dueAt: new Date(now.getTime() + batch.retryAfterMinutes * 60_000) };
  return { ...told, state: outcome === "answered" || outcome === "cut_off" ? "reached" : "not_reached", dueAt: null };
}
