import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { matching } from "./matching";
import { visibleSql } from "./policy";
import type { CallFilters } from "./schemas";

/**
 * The condition over `calls c` that leaves what the actor may see and the filters let through. `wants`: whether the newest few of them are
 * read, or all.
 */
export async function wantedCalls(
  ctx: TenantCtx,
  { q, ...filters }: CallFilters,
  wants: "newest" | "all",
): Promise<Prisma.Sql> {
  const own = Prisma.sql`c.tenant_id = ${ctx.tenant.id}::uuid`;
  const words = q === undefined ? [] : [await matching(ctx, q, wants)];
  return Prisma.join([own, visibleSql(ctx.actor), ...filtersOf(filters), ...words], " and ");
}

/** Only the conditions that were asked for, so that the planner sees a plain query. */
function filtersOf(filters: Omit<CallFilters, "q">): Prisma.Sql[] {
  const { agentId, userId, phoneNumber, direction, status, from, to, successful, minDuration, maxDuration } = filters;
  return [
    agentId === undefined ? null : Prisma.sql`c.agent_id = ${agentId}::uuid`,
    userId === undefined ? null : Prisma.sql`c.user_id = ${userId}::uuid`,
    phoneNumber === undefined ? null : eitherSide(phoneNumber),
    direction === undefined ? null : Prisma.sql`c.direction = ${direction}::call_direction`,
    status === undefined ? null : Prisma.sql`c.status = ${status}::call_status`,
    from === undefined ? null : Prisma.sql`c.occurred_at >= ${from}::timestamptz`,
    to === undefined ? null : Prisma.sql`c.occurred_at < ${to}::timestamptz`,
    successful === undefined ? null : Prisma.sql`c.call_successful = ${successful}`,
    minDuration === undefined ? null : Prisma.sql`c.duration_seconds >= ${minDuration}`,
    maxDuration === undefined ? null : Prisma.sql`c.duration_seconds <= ${maxDuration}`,
  ].filter((condition) => condition !== null);
}

/** In a query string a plus that was not escaped arrives as a blank, which the schema trims: `+1202…` and `1202…` mean the same. */
function eitherSide(phoneNumber: string): Prisma.Sql {
  const number = /^\d/.test(phoneNumber) ? `+${phoneNumber}` : phoneNumber;
  return Prisma.sql`(c.from_number = ${number} or c.to_number = ${number})`;
}
