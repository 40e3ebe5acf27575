import { execFile } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import type { ServerUser } from "./server-user";

const OWNER = "postgres";
const DATABASE = "voxcalls";

/** Fills an empty data folder; one that is filled stays as it is. */
export async function fillDataFolder(
  initdb: string,
  folder: string,
  password: string,
  user: ServerUser,
): Promise<void> {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  const passwordFolder = mkdtempSync(join(tmpdir(), "voxcalls-"));
  const passwordFile = join(passwordFolder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    for (const path of [passwordFolder, passwordFile]) chownSync(path, user.uid, user.gid);
  }
  const args = [
    `--pgdata=${folder}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
  ];
  try {
    await promisify(execFile)(initdb, [...args, "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"], {
      ...user,
      cwd: "/",
    });
  } finally {
    rmSync(passwordFolder, { recursive: true, force: true });
  }
}

/** The settings of a server for one machine's development, demonstration or tests. */
export function serverSettings(folder: string, port: number, durable: boolean): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "128MB",
    wal_level: "minimal",
    max_wal_senders: 0,
    jit: "off",
    log_min_messages: "warning",
    ...(durable ? {} : { fsync: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  return ["-D", folder, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/**
 * Waits until the server answers and makes the database if it is missing.
 * @returns the owner's connection string.
 */
export async function openDatabase(password: string, port: number, signal: AbortSignal): Promise<string> {
  const server = `postgresql://${OWNER}:${password}@127.0.0.1:${port}`;
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: `${server}/postgres`, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
      if (rowCount === 0) await client.query(`create database ${DATABASE}`);
      return `${server}/${DATABASE}`;
    } catch (error) {
      if (!isStarting(error)) throw error;
      await sleep(50);
    } finally {
      await client.end();
    }
  }
  throw new Error("PostgreSQL did not start.");
}

/** Nothing listens yet, or the server says itself that it is starting up. */
function isStarting(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ECONNREFUSED" || error.code === "57P03");
}
