import { withOwner } from "./owner-client";
import { PLATFORM_ROLE } from "./runtime-roles";

const JOBS = "graphile_worker";

/**
 * Lets the platform role run jobs: everything in graphile-worker's schema, through its row-level security. To be called
 * whenever graphile-worker's own migrations have run; it may be called any number of times.
 */
export async function grantJobs(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    await client.query(`
      grant usage on schema ${JOBS} to ${PLATFORM_ROLE};
      grant select, insert, update, delete on all tables in schema ${JOBS} to ${PLATFORM_ROLE};
      grant usage on all sequences in schema ${JOBS} to ${PLATFORM_ROLE};
      grant execute on all functions in schema ${JOBS} to ${PLATFORM_ROLE}`);
    const { rows } = await client.query<{ table: string }>(
      `select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname = $1 and rowsecurity`,
      [JOBS],
    );
    for (const { table } of rows) {
      await client.query(`drop policy if exists platform_access on ${table}`);
      await client.query(
        `create policy platform_access on ${table} to ${PLATFORM_ROLE} using (true) with check (true)`,
      );
    }
  });
}
