import { Prisma } from "@voxcalls/db";
import type { Deps } from "../../kernel/context";

const dayMs = 24 * 60 * 60 * 1000;
/** A drawing can be undone: what nothing names any more is kept for a while. */
const keptMs = 7 * dayMs;

/** The ids that tools name, wherever they stand in an agent in use, in its versions, or in a flow. */
const named = Prisma.sql`
  select jsonb_path_query(a.settings::jsonb, '$.**.secret') #>> '{}' from agents a where a.status <> 'deleted'
  union select jsonb_path_query(f.definition::jsonb, '$.**.secret') #>> '{}' from flows f
  union select jsonb_path_query(v.bundle::jsonb, '$.**.secret') #>> '{}' from agent_versions v
    join agents a on a.tenant_id = v.tenant_id and a.id = v.agent_id and a.status <> 'deleted'`;

/** The job, by the clock: removes sealed values that no draft, flow or version has named for a week. Returns how many. */
export async function forgetSecrets({ db, clock }: Pick<Deps, "db" | "clock">): Promise<number> {
  const now = clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  await db.platform.$executeRaw`
    update tool_secrets s set unnamed_since = case when k.is_named then null else ${now}::timestamptz end
    from (select id, id::text in (${named}) as is_named from tool_secrets where created_at < ${before(dayMs)}) k
    where s.id = k.id and k.is_named = (s.unnamed_since is not null)`;
  return await db.platform.$transaction(async (tx) => {
    // Held first and looked at by a statement of its own: a save that names one meanwhile holds it too (secrets.ts), or is seen.
    const old = await tx.$queryRaw<{ id: string }[]>`
      select id::text from tool_secrets where unnamed_since < ${before(keptMs)} for update skip locked`;
    const ids = old.map(({ id }) => id);
    return await tx.$executeRaw`
      delete from tool_secrets where id = any(${ids}::uuid[]) and id::text not in (select coalesce(n, '') from (${named}) as x(n))`;
  });
}
