import { Prisma } from "@voxcalls/db";
import type { Position } from "../../kernel/cursor";
import { snake } from "../../kernel/snake-case";
import { storable } from "../../kernel/text";
import type { AuditEntryView, ListAuditInput } from "./schemas";

/** What a log is read through: a tenant's client, or the platform's. */
export interface AuditSource {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
}

/** One of the two logs: its table, whose rows, and how the name of an entry's object is found. */
export interface AuditLogKind {
  readonly table: Prisma.Sql;
  readonly whose: Prisma.Sql;
  readonly objectName: Prisma.Sql;
}

export function tenantLog(tenantId: string): AuditLogKind {
  const own = Prisma.sql`tenant_id = ${tenantId}::uuid and id = a.object_id`;
  return {
    table: Prisma.sql`audit_log`,
    whose: Prisma.sql`a.tenant_id = ${tenantId}::uuid`,
    objectName: Prisma.sql`coalesce(
      case a.object_type
        when 'agent' then (select name from agents where ${own})
        when 'member' then (select name from users where ${own})
        when 'user' then (select name from users where ${own})
        when 'phone_number' then (select phone_number from phone_numbers where ${own})
        when 'api_key' then (select name from api_keys where ${own})
        when 'invitation' then (select email from invitations where ${own})
        when 'tenant' then (select name from tenants where id = a.object_id)
      end, a.after ->> 'name', a.before ->> 'name', a.after ->> 'email', a.before ->> 'email')`,
  };
}

export const platformLog: AuditLogKind = {
  table: Prisma.sql`platform_audit_log`,
  whose: Prisma.sql`true`,
  objectName: Prisma.sql`a.object_name`,
};

/** Up to `limit` entries that the filters let through, newest first, older than `position`. */
export async function readEntries(
  db: AuditSource,
  log: AuditLogKind,
  filters: Omit<ListAuditInput, "limit" | "cursor">,
  { limit, position }: { limit: number; position: Position | undefined },
): Promise<AuditEntryView[]> {
  const conditions = [log.whose, ...conditionsOf(filters)];
  if (position) conditions.push(Prisma.sql`(a.created_at, a.id) < (${position.at}::timestamptz, ${position.id}::uuid)`);
  const entries = await db.$queryRaw<AuditEntryView[]>(Prisma.sql`
    select a.id, a.created_at as "createdAt", a.actor_type as "actorType", a.actor_id as "actorId",
           a.actor_label as "actorLabel", a.action, a.object_type as "objectType", a.object_id as "objectId",
           ${log.objectName} as "objectName", a.reason, a.before, a.after, a.request_id as "requestId"
    from ${log.table} a
    where ${Prisma.join(conditions, " and ")}
    order by a.created_at desc, a.id desc
    limit ${limit}`);
  return entries.map((entry) => ({ ...entry, before: spelled(entry.before), after: spelled(entry.after) }));
}

/** What was changed, its fields named as they are everywhere outside. What lies deeper may be named by people, and stays. */
function spelled(fields: AuditEntryView["before"]): AuditEntryView["before"] {
  if (fields === null) return null;
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [snake(key), value]));
}

function conditionsOf(filters: Omit<ListAuditInput, "limit" | "cursor">): Prisma.Sql[] {
  const { actor, actorType, action, objectType, from, to, q } = filters;
  return [
    actor === undefined
      ? null
      : Prisma.sql`(a.actor_label ilike ${containing(actor)} or a.actor_id::text = ${storable(actor).toLowerCase()})`,
    actorType === undefined ? null : Prisma.sql`a.actor_type = ${actorType}`,
    action === undefined ? null : Prisma.sql`(a.action = ${action} or starts_with(a.action, ${`${action}.`}))`,
    objectType === undefined ? null : Prisma.sql`a.object_type = ${objectType}`,
    from === undefined ? null : Prisma.sql`a.created_at >= ${from}::timestamptz`,
    to === undefined ? null : Prisma.sql`a.created_at < ${to}::timestamptz`,
    q === undefined ? null : wordsOf(q),
  ].filter((condition) => condition !== null);
}

function wordsOf(q: string): Prisma.Sql {
  const words = containing(q);
  const exactly = storable(q).toLowerCase();
  return Prisma.sql`(a.actor_label ilike ${words} or a.action ilike ${words} or a.reason ilike ${words}
    or a.before::text ilike ${words} or a.after::text ilike ${words} or a.object_id::text = ${exactly} or a.request_id = ${exactly})`;
}

function containing(text: string): string {
  return `%${storable(text).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
