import { withOwner } from "./owner-client";

/** Empties the database for good, jobs included. For development only; whoever calls it has made sure of that. */
export async function dropEverything(ownerUrl: string): Promise<void> {
  const sql =
    "drop schema if exists graphile_worker cascade; drop schema if exists public cascade; create schema public";
  await withOwner(ownerUrl, (client) => client.query(sql));
}
