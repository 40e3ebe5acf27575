import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { readCursor, toPage } from "../../kernel/cursor";
import { moneyText } from "../../kernel/money";
import type { Page } from "../../kernel/page";
import { visibleSql } from "./policy";
import type { ListRecordsInput, UsageRecordView } from "./schemas";

interface Row extends Omit<UsageRecordView, "call"> {
  call: string;
}

/** The entries of the ledger, each with its call, newest call first; of a user, those of the own calls. */
export async function listRecords(ctx: TenantCtx, input: ListRecordsInput): Promise<Page<UsageRecordView>> {
  const { limit, cursor, from, to, agentId, userId, phoneNumber, callId } = input;
  const position = readCursor(cursor);
  const wanted = [
    Prisma.sql`u.tenant_id = ${ctx.tenant.id}::uuid`,
    visibleSql(ctx.actor),
    ...(position ? [Prisma.sql`(u.occurred_at, u.id) < (${position.at}::timestamptz, ${position.id}::uuid)`] : []),
    ...(from ? [Prisma.sql`u.occurred_at >= ${from}::timestamptz`] : []),
    ...(to ? [Prisma.sql`u.occurred_at < ${to}::timestamptz`] : []),
    ...(agentId === undefined ? [] : [Prisma.sql`u.agent_id = ${agentId}::uuid`]),
    ...(userId === undefined ? [] : [Prisma.sql`u.user_id = ${userId}::uuid`]),
    ...(phoneNumber === undefined ? [] : [Prisma.sql`u.phone_number = ${e164(phoneNumber)}`]),
    ...(callId === undefined ? [] : [Prisma.sql`u.call_id = ${callId}::uuid`]),
  ];
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    select u.id, u.entry, u.user_id as "userId", u.agent_id as "agentId", u.phone_number as "phoneNumber",
      u.billable_seconds as "billableSeconds", u.increment_seconds as "incrementSeconds",
      u.conversation_minutes::text as "conversationMinutes", u.rate_per_minute::text as "ratePerMinute",
      u.total_cost::text as "totalCost", u.occurred_at as "occurredAt", u.recorded_at as "recordedAt",
      json_build_object('id', c.id, 'direction', c.direction, 'status', c.status, 'agentName', c.agent_name,
        'phoneNumber', c.phone_number, 'durationSeconds', c.duration_seconds, 'isDeleted', c.deleted_at is not null)::text as call
    from usage_records u join calls c on c.tenant_id = u.tenant_id and c.id = u.call_id
    where ${Prisma.join(wanted, " and ")}
    order by u.occurred_at desc, u.id desc
    limit ${limit + 1}`);
  return toPage(
    rows,
    limit,
    (row) => row.occurredAt,
    (row) => ({
      ...row,
      conversationMinutes: moneyText(row.conversationMinutes),
      ratePerMinute: moneyText(row.ratePerMinute),
      totalCost: moneyText(row.totalCost),
      call: JSON.parse(row.call) as UsageRecordView["call"],
    }),
  );
}

/** In a query string a plus that was not escaped arrives as a blank, which the schema trims. */
function e164(phoneNumber: string): string {
  return /^\d/.test(phoneNumber) ? `+${phoneNumber}` : phoneNumber;
}
