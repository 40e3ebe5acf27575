import { randomBytes } from "node:crypto";
import pg from "pg";
import type { ProvidedContext } from "vitest";
import { createDb, type Db, type DbOptions } from "../src/create-db";
import { runtimeUrls } from "../src/runtime-roles";
import { patient } from "./patience";

declare module "vitest" {
  interface ProvidedContext {
    /** The PostgreSQL of this run, made by tooling/vitest/global-setup.ts. */
    testDatabase: { serverUrl: string; templateUrl: string; secret: string };
  }
}

export interface TestDatabase {
  /** Signed in as the two runtime roles, exactly as in production. */
  db: Db;
  /** The superuser's connection string: passes row-level security, for looking behind the walls. */
  ownerUrl: string;
  appUrl: string;
  platformUrl: string;
  /** Closes `db` and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions extends Omit<DbOptions, "appUrl" | "platformUrl"> {
  /** What to clone, where there is no test run that has a template. */
  template?: ProvidedContext["testDatabase"];
}

/** A database of one's own: migrated, empty, graphile-worker's schema included; a clone of the run's template. */
export async function createTestDatabase({
  template: given,
  ...options
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { serverUrl, templateUrl, secret } = given ?? (await import("vitest")).inject("testDatabase");
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `create database ${name} template ${template}`);
  // The login roles are those of the template: they belong to the server, not to one database.
  const logins = runtimeUrls(templateUrl, secret);
  const appUrl = withDatabase(logins.appUrl, name);
  const platformUrl = withDatabase(logins.platformUrl, name);
  const db = createDb({ appUrl, platformUrl, ...patient, ...options });
  return {
    db,
    ownerUrl: withDatabase(templateUrl, name),
    appUrl,
    platformUrl,
    drop: async () => {
      await db.close();
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
