import { Prisma } from "@voxcalls/db";
import { booksOf, secondsOfCap, secondsOfMonth } from "../billing/minutes-left";
import { busyShare, talkSeconds } from "./catalogue";

interface Reader {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
}

/** How a tenant stands against its limits. */
export interface Standing {
  readonly status: "active" | "suspended" | "trial" | "cancelled";
  readonly incrementSeconds: number;
  readonly guaranteedLines: number;
  readonly maxLines: number;
  /** On lines of its own, and on all. */
  readonly ownLinesInUse: number;
  readonly linesInUse: number;
  readonly heldSeconds: number;
  /** Of the month's minutes, before what is held. */
  readonly monthSeconds: number;
  /** Of the spend cap at today's rate, before what is held; null when nothing stops there. */
  readonly capSeconds: number | null;
  readonly gatedAt: Date | null;
}

/** Null when there is no such tenant. */
export async function standingOf(db: Reader, tenantId: string, now: Date): Promise<Standing | null> {
  const [row] = await db.$queryRaw<Standing[]>(Prisma.sql`
    select t.status::text as status, v.increment_seconds as "incrementSeconds",
      t.guaranteed_lines as "guaranteedLines", t.max_lines as "maxLines", t.gated_at as "gatedAt",
      h.own as "ownLinesInUse", h.lines as "linesInUse", h.seconds as "heldSeconds",
      ${secondsOfMonth(now)}::float8 as "monthSeconds", ${secondsOfCap}::float8 as "capSeconds"
    from tenants t ${booksOf(now)} cross join lateral (${holdsOf}) as h
    where t.id = ${tenantId}::uuid`);
  return row ?? null;
}

/** What may still be reserved; below zero when calls ran over. */
export function freeSecondsOf({ monthSeconds, capSeconds, heldSeconds }: Standing): number {
  return Math.min(monthSeconds, capSeconds ?? Infinity) - heldSeconds;
}

const holdsOf = Prisma.sql`
  select count(*)::int as lines, (count(*) filter (where not is_shared))::int as own,
    coalesce(sum(seconds), 0)::int as seconds
  from call_holds where tenant_id = t.id`;

/**
 * Whether so little is left, of minutes or of lines, that no call may be answered unasked; for use within a statement that has
 * `tenants t` and its books. The same as `isScarce` of rules.ts.
 */
export function isGated(now: Date): Prisma.Sql {
  return Prisma.sql`(select
      least(${secondsOfMonth(now)}, ${secondsOfCap}) - h.seconds < t.max_lines * ${talkSeconds}
      or h.lines >= t.max_lines * ${busyShare}::float8
    from (${holdsOf}) as h)`;
}
