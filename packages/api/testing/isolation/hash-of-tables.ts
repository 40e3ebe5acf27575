import { createDb } from "@voxcalls/db";
import { sha256Hex } from "../../src/kernel/crypto";

// Counters of tries, and signs of life, are written for refused requests too.
const asides = ["rate_limits", "worker_heartbeats"];

/** A hash over every row of every table, the job queue's included, as the owner sees them. */
export function tablesHash(ownerUrl: string): { hash: () => Promise<string>; close: () => Promise<void> } {
  const owner = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, poolSize: 1, queryTimeoutMs: 30_000 });
  let statement: string | undefined;
  const db = owner.platform;
  const compose = async () => {
    const tables = await db.$queryRaw<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'graphile_worker') and not tablename = any(${asides}) order by 1`;
    return tables
      .map(({ name }) => `select md5((to_jsonb(t) - 'last_seen_at' - 'last_used_at')::text) as h from ${name} t`)
      .join(" union all ");
  };
  return {
    hash: async () => {
      statement ??= `select string_agg(h, ',' order by h) as all from (${await compose()}) as rows`;
      const [row] = await db.$queryRawUnsafe<{ all: string }[]>(statement);
      return sha256Hex(row?.all ?? "");
    },
    close: () => owner.close(),
  };
}
