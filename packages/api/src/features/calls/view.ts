import { Prisma } from "@voxcalls/db";
import { asJsonColumns, rowsOf, type Columns, type JsonColumns } from "../../kernel/json-columns";
import { isDialMark } from "./dial-mark";
import type { CallView } from "./schemas";

const viewColumns: Columns = {
  id: "c.id",
  tenantId: "c.tenant_id",
  userId: "c.user_id",
  agentId: "c.agent_id",
  agentName: "c.agent_name",
  retellCallId: "c.retell_call_id",
  phoneNumber: "c.phone_number",
  direction: "c.direction",
  status: "c.status",
  startedAt: "c.started_at",
  endedAt: "c.ended_at",
  durationSeconds: "c.duration_seconds",
  callSuccessful: "c.call_successful",
  disconnectionReason: "c.disconnection_reason",
  hasRecording: "c.recording_status = 'stored'",
  callAnalysis: "c.call_analysis",
  billableSeconds: "u.billable_seconds",
  ratePerMinute: "u.rate_per_minute",
  totalCost: "u.total_cost",
  createdAt: "c.created_at",
  occurredAt: "c.occurred_at",
};

/**
 * The number of the agent's version that took the call; null for a draft, and where the provider's number is none of ours. An agent that
 * was made again there counts from the beginning: then it is the one that was published last before the call.
 */
const ourVersion = `(select v.number from agent_versions v where v.tenant_id = c.tenant_id and v.agent_id = c.agent_id
    and v.retell_version = c.agent_version and v.status = 'published'
    order by v.published_at <= c.occurred_at desc, v.published_at desc limit 1)`;

/** What the archive's table shows beyond a CallView. */
export const tableColumns: Columns = {
  fromNumber: "c.from_number",
  toNumber: "c.to_number",
  agentVersion: ourVersion,
  userSentiment: "c.user_sentiment",
  tags: "c.tags",
  latencyMs: "(c.latency -> 'e2e' ->> 'p50')::float8",
};

type Cost = NonNullable<CallView["cost"]>;
type Instants = "startedAt" | "endedAt" | "createdAt";

/** What `selectCalls` answers, instants as ISO text. */
type CallColumns = JsonColumns<
  Omit<CallView, Instants | "cost" | "retellCallId"> & {
    startedAt: string | null;
    endedAt: string | null;
    createdAt: string;
    occurredAt: string;
    retellCallId: string;
    billableSeconds: Cost["billableSeconds"] | null;
    ratePerMinute: Cost["ratePerMinute"];
    totalCost: Cost["totalCost"];
  }
>;

/** Calls, newest first, with what they cost: `readCalls` reads the answer. `condition` is over `calls c`; `isHot` as in `asJsonColumns`. */
export function selectCalls(
  condition: Prisma.Sql,
  limit: number,
  { more = {}, isHot }: { more?: Columns; isHot: boolean },
): Prisma.Sql {
  const from = Prisma.sql`
    from calls c
    left join lateral (
      select sum(billable_seconds) as billable_seconds, (array_agg(rate_per_minute order by entry desc))[1]::text as rate_per_minute,
        sum(total_cost)::text as total_cost
      from usage_records where call_id = c.id
    ) u on true
    where ${condition}
    order by c.occurred_at desc, c.id desc
    limit ${limit}`;
  return asJsonColumns({ ...viewColumns, ...more }, from, { isHot });
}

/** The calls in the answer of `selectCalls`, and, in the same order, the instants by which they are ordered. */
export function readCalls<View extends CallView>(json: string): { calls: View[]; occurredAt: string[] } {
  const { occurredAt, billableSeconds, ratePerMinute, totalCost, ...told } = JSON.parse(json) as CallColumns;
  const cost = billableSeconds?.map((seconds, index) =>
    seconds === null
      ? null
      : { billableSeconds: seconds, ratePerMinute: ratePerMinute?.[index], totalCost: totalCost?.[index] },
  );
  const columns = {
    ...told,
    retellCallId: told.retellCallId?.map((id) => (isDialMark(id) ? null : id)),
    startedAt: told.startedAt?.map(toInstant),
    endedAt: told.endedAt?.map(toInstant),
    cost,
    createdAt: told.createdAt?.map(toInstant),
  };
  return { calls: rowsOf(columns as JsonColumns<View>), occurredAt: occurredAt ?? [] };
}

function toInstant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
