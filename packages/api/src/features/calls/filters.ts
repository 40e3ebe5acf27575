import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { matching } from "./matching";
import { visibleSql } from "./policy";
import type { CallFilters } from "./schemas";

type Wanted = CallFilters & { readonly ids?: readonly string[] | undefined };

/** The condition over `calls c` that leaves what the actor may see and the filters let through. */
export async function wantedCalls(ctx: TenantCtx, { q, ...filters }: Wanted): Promise<Prisma.Sql> {
  const seen = seenCalls(ctx, filters);
  return q === undefined ? seen : Prisma.sql`${seen} and ${await matching(ctx, q)}`;
}

/** The same without what was typed into the search box. */
export function seenCalls(ctx: TenantCtx, filters: Omit<Wanted, "q">): Prisma.Sql {
  const own = Prisma.sql`c.tenant_id = ${ctx.tenant.id}::uuid`;
  return Prisma.join([own, visibleSql(ctx.actor), ...filtersOf(filters)], " and ");
}

/** Only the conditions that were asked for, so that the planner sees a plain query. */
function filtersOf(filters: Omit<Wanted, "q">): Prisma.Sql[] {
  const { agentId, userId, phoneNumber, direction, status, from, to, successful, minDuration, maxDuration } = filters;
  const { endReason, sentiment, tag, ids } = filters;
  return [
    ids === undefined ? null : Prisma.sql`c.id = any(${ids}::uuid[])`,
    agentId === undefined ? null : Prisma.sql`c.agent_id = ${agentId}::uuid`,
    userId === undefined ? null : Prisma.sql`c.user_id = ${userId}::uuid`,
    phoneNumber === undefined ? null : eitherSide(phoneNumber),
    direction === undefined ? null : Prisma.sql`c.direction = ${direction}::call_direction`,
    status === undefined ? null : Prisma.sql`c.status = ${status}::call_status`,
    from === undefined ? null : Prisma.sql`c.occurred_at >= ${from}::timestamptz`,
    to === undefined ? null : Prisma.sql`c.occurred_at < ${to}::timestamptz`,
    successful === undefined ? null : Prisma.sql`c.call_successful = ${successful}`,
    endReason === undefined ? null : Prisma.sql`c.disconnection_reason = ${endReason}`,
    sentiment === undefined ? null : Prisma.sql`c.user_sentiment = ${sentiment}`,
    tag === undefined ? null : Prisma.sql`lower(${tag}) = any(lower(c.tags::text)::text[])`,
    minDuration === undefined ? null : Prisma.sql`c.duration_seconds >= ${minDuration}`,
    maxDuration === undefined ? null : Prisma.sql`c.duration_seconds <= ${maxDuration}`,
  ].filter((condition) => condition !== null);
}

/** In a query string a plus that was not escaped arrives as a blank, which the schema trims: `+1202…` and `1202…` mean the same. */
function eitherSide(phoneNumber: string): Prisma.Sql {
  const number = /^\d/.test(phoneNumber) ? `+${phoneNumber}` : phoneNumber;
  return Prisma.sql`(c.from_number = ${number} or c.to_number = ${number})`;
}
