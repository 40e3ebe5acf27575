import { Prisma } from "@voxcalls/db";
import { isDialMark } from "./dial-mark";
import type { CallView } from "./schemas";

/** A row of `selectCalls`, instants as ISO text. */
export interface CallRow extends Omit<CallView, "startedAt" | "endedAt" | "createdAt" | "retellCallId"> {
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly createdAt: string;
  readonly occurredAt: string;
  readonly retellCallId: string;
}

/** Calls with what they cost, as one JSON text: the database makes it faster than a driver makes rows. `condition` is over `calls c`. */
export function selectCalls(condition: Prisma.Sql, limit: number, more = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    select coalesce(json_agg(page), '[]')::text as json
    from (
      select c.id, c.tenant_id as "tenantId", c.user_id as "userId", c.agent_id as "agentId", c.agent_name as "agentName",
        c.retell_call_id as "retellCallId", c.phone_number as "phoneNumber", c.direction, c.status,
        c.started_at as "startedAt", c.ended_at as "endedAt", c.duration_seconds as "durationSeconds",
        c.call_successful as "callSuccessful", c.disconnection_reason as "disconnectionReason",
        c.recording_status = 'stored' as "hasRecording", c.call_analysis as "callAnalysis",
        (
          select case when count(*) > 0 then json_build_object(
            'billableSeconds', sum(u.billable_seconds),
            'ratePerMinute', max(u.rate_per_minute) filter (where u.entry = 0)::text,
            'totalCost', sum(u.total_cost)::text) end
          from usage_records u where u.call_id = c.id
        ) as cost,
        c.created_at as "createdAt", c.occurred_at as "occurredAt" ${more}
      from calls c
      where ${condition}
      order by c.occurred_at desc, c.id desc
      limit ${limit}
    ) as page`;
}

/** What the archive's table shows beyond a CallView: `more` of `selectCalls`. */
export const tableColumns = Prisma.sql`, c.from_number as "fromNumber", c.to_number as "toNumber",
  c.agent_version as "agentVersion", c.user_sentiment as "userSentiment",
  (c.latency -> 'e2e' ->> 'p50')::float8 as "latencyMs"`;

export function toCallView<Row extends CallRow>({ occurredAt: _, ...row }: Row) {
  return {
    ...row,
    retellCallId: isDialMark(row.retellCallId) ? null : row.retellCallId,
    startedAt: row.startedAt === null ? null : new Date(row.startedAt),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt),
    createdAt: new Date(row.createdAt),
  };
}
