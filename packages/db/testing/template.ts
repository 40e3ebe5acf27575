import { randomBytes } from "node:crypto";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { grantJobs, migrate, prepareRuntimeRoles } from "../src/set-up";
import { withOwner } from "../src/owner-client";

export interface Template {
  serverUrl: string;
  templateUrl: string;
  secret: string;
  /** Removes the template, its clones and its login roles. */
  drop(): Promise<void>;
}

/** Makes the database that every test clones: migrated, with graphile-worker's schema and the runtime roles. */
export async function createTemplate(serverUrl: string): Promise<Template> {
  const name = `voxcalls_test_${randomBytes(4).toString("hex")}`;
  const secret = randomBytes(16).toString("hex");
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const templateUrl = url.href;
  await withOwner(serverUrl, (client) => client.query(`create database ${name}`));
  await migrate(templateUrl);
  await runMigrations({ connectionString: templateUrl });
  await grantJobs(templateUrl);
  await prepareRuntimeRoles(templateUrl, secret);
  return { serverUrl, templateUrl, secret, drop: () => dropTemplate(serverUrl, name) };
}

async function dropTemplate(serverUrl: string, name: string): Promise<void> {
  await withOwner(serverUrl, async (client) => {
    const like = `${name}%`;
    const databases = await client.query<{ name: string }>(
      "select datname as name from pg_database where datname like $1",
      [like],
    );
    for (const database of databases.rows) {
      await client.query(`drop database ${pg.escapeIdentifier(database.name)} with (force)`);
    }
    const roles = await client.query<{ name: string }>("select rolname as name from pg_roles where rolname like $1", [
      `voxcalls_%_${like}`,
    ]);
    for (const role of roles.rows) await client.query(`drop role ${pg.escapeIdentifier(role.name)}`);
  });
}
