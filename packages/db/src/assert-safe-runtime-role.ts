import type { Db } from "./create-db";
import { Prisma } from "./generated/client";

interface RoleRow {
  role: string;
  passes_rls: boolean;
  owns_tables: boolean;
}

const ROLE = Prisma.sql`
  select current_user as role,
         coalesce((select bool_or(r.rolsuper or r.rolbypassrls) from pg_roles r where pg_has_role(current_user, r.oid, 'member')), true) as passes_rls,
         exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and pg_has_role(current_user, c.relowner, 'member')) as owns_tables`;

/**
 * The last look before serving: neither runtime role may pass row-level security, and every tenant table must force it.
 * @throws Error naming what is wrong.
 */
export async function assertSafeRuntimeRole(db: Db): Promise<void> {
  const nobody = db.forTenant("00000000-0000-0000-0000-000000000000");
  for (const rows of [await nobody.$queryRaw<RoleRow[]>(ROLE), await db.platform.$queryRaw<RoleRow[]>(ROLE)]) {
    const [row] = rows;
    if (!row || row.passes_rls)
      throw new Error(`Role ${row?.role ?? "?"} can pass row-level security: use the runtime roles.`);
    if (row.owns_tables)
      throw new Error(`Role ${row.role} owns tables, and so could lift row-level security: use the runtime roles.`);
  }
  const open = await db.platform.$queryRaw<{ table: string }[]>`
    select c.relname as table from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (c.relname = 'tenants' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`;
  if (open.length > 0) throw new Error(`No forced row-level security on ${open.map(({ table }) => table).join(", ")}.`);
}
