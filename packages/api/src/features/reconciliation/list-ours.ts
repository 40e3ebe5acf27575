import { Prisma, type PlatformDb } from "@voxcalls/db";
import type { Said } from "./rules";

/** A call as our books have it. */
export interface Ours extends Said {
  readonly retellCallId: string;
  readonly callId: string;
  readonly tenantId: string;
  readonly startedAt: Date;
  readonly disconnectionReason: string | null;
  /** Deleted by its tenant, here and there: only its charges stay, and nobody can look them up any more. */
  readonly isDeleted: boolean;
}

/** Every call of ours that began on this day. */
export async function listOursOf(db: PlatformDb, day: Date): Promise<Ours[]> {
  return await read(db, Prisma.sql`c.started_at >= ${day} and c.started_at < ${day}::timestamptz + interval '1 day'`);
}

/** Those of our calls that the provider knows by these ids, whenever they began. */
export async function findOurs(db: PlatformDb, retellCallIds: readonly string[]): Promise<Ours[]> {
  if (retellCallIds.length === 0) return [];
  return await read(db, Prisma.sql`c.retell_call_id = any(${[...retellCallIds]})`);
}

async function read(db: PlatformDb, which: Prisma.Sql): Promise<Ours[]> {
  return await db.$queryRaw<Ours[]>`
    select c.retell_call_id as "retellCallId", c.id as "callId", c.tenant_id as "tenantId",
      coalesce(c.started_at, c.occurred_at) as "startedAt", c.disconnection_reason as "disconnectionReason",
      c.deleted_at is not null as "isDeleted",
      case when c.status = 'in_progress' then null else coalesce(c.duration_ms, 0) end as "durationMs",
      (select sum(u.total_cost)::text from usage_records u where u.call_id = c.id) as cost,
      w.combined_cents::text as "wholesaleCents"
    from calls c left join wholesale_costs w on w.retell_call_id = c.retell_call_id
    where ${which}`;
}
