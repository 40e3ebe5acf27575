import { createHmac } from "node:crypto";
import pg from "pg";
import { withOwner } from "./owner-client";

/** What policies and grants name; nobody signs in as these. */
const APP_ROLE = "voxcalls_app";
export const PLATFORM_ROLE = "voxcalls_platform";

export interface RuntimeUrls {
  appUrl: string;
  platformUrl: string;
}

/** PostgreSQL cuts longer names without a word. */
const MAX_NAME_BYTES = 63;

/** The connection strings of the two login roles: pure, so that every process of one secret finds the same. */
export function runtimeUrls(ownerUrl: string, secret: string): RuntimeUrls {
  return { appUrl: loginUrl(ownerUrl, APP_ROLE, secret), platformUrl: loginUrl(ownerUrl, PLATFORM_ROLE, secret) };
}

/**
 * Makes the login roles of this database or gives them the passwords that follow from the secret; to be run with `migrate`.
 * Only they and the owner may connect afterwards, so that the login of one database opens no other one of the server.
 * @throws Error when the owner may not make roles (CREATEROLE).
 */
export async function prepareRuntimeRoles(ownerUrl: string, secret: string): Promise<void> {
  const database = pg.escapeIdentifier(databaseOf(ownerUrl));
  await withOwner(ownerUrl, async (client) => {
    for (const group of [APP_ROLE, PLATFORM_ROLE]) {
      const name = loginName(ownerUrl, group);
      const login = pg.escapeIdentifier(name);
      const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [name]);
      if (rowCount === 0) await client.query(`create role ${login} login nosuperuser nobypassrls in role ${group}`);
      await client.query(`alter role ${login} password ${pg.escapeLiteral(passwordOf(name, secret))}`);
      await client.query(`grant connect on database ${database} to ${login}`);
    }
    await client.query(`revoke connect, temporary on database ${database} from public`);
  });
}

function loginUrl(ownerUrl: string, group: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = loginName(ownerUrl, group);
  url.password = passwordOf(url.username, secret);
  return url.href;
}

function loginName(ownerUrl: string, group: string): string {
  return `${group}_${databaseOf(ownerUrl)}`.slice(0, MAX_NAME_BYTES);
}

function passwordOf(role: string, secret: string): string {
  return createHmac("sha256", secret).update(role).digest("hex");
}

function databaseOf(ownerUrl: string): string {
  const name = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  if (name === "") throw new Error("The database URL names no database.");
  return name;
}
