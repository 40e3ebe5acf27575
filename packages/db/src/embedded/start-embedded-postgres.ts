import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { fillDataFolder, openDatabase, serverSettings } from "./data-cluster";
import { findFreePort, isFree } from "./ports";
import { findPostmaster, runPostmaster, stopPostmaster, type Postmaster } from "./postmaster";
import { findPrograms } from "./programs";
import { dataFolder } from "./reachable-folder";
import { findServerUser } from "./server-user";

export interface EmbeddedPostgresOptions {
  /** Holds the data (`postgres/`), `postgres.json` with password and port, and `postgres.log`. */
  stateDir: string;
  /** A fixed port; otherwise a free one is chosen and kept as long as it stays free. */
  port?: number | undefined;
  /** Whether data must survive a power cut; tests do without and are faster. */
  durable?: boolean | undefined;
}

export interface EmbeddedPostgres {
  /** The owner's connection string of the database `voxcalls`. */
  url: string;
  /** The server's process. */
  pid: number;
  /** Ends the server within 5 s; does nothing when it was running before and is not ours to end. */
  stop(): Promise<void>;
}

const Note = z.object({ password: z.string(), port: z.number() });
const ATTEMPTS = 10;
const START_PATIENCE_MS = 30_000;

/**
 * A PostgreSQL that needs no installation, listening on the loopback interface only. It ends with the process that
 * started it, whatever ends that. When one already runs on the same data, it is used as it is.
 * @throws Error with one clear line when the port is taken or the server does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const stateDir = resolve(options.stateDir);
  const user = findServerUser();
  const folder = dataFolder(stateDir, user);
  const known = readNote(stateDir);
  const running = known && (await useRunning(folder, known.password));
  if (running) return running;
  const note = {
    password: known?.password ?? randomBytes(24).toString("base64url"),
    port: await choosePort(options.port, known?.port),
  };
  writeFileSync(noteFile(stateDir), JSON.stringify(note), { mode: 0o600 });
  const programs = await findPrograms(user);
  await fillDataFolder(programs.initdb, folder, note.password, user);
  const command = [programs.postgres, ...serverSettings(folder, note.port, options.durable ?? true)];
  const logFile = join(stateDir, "postgres.log");
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const starting = AbortSignal.timeout(START_PATIENCE_MS);
    const ended = new AbortController();
    void runPostmaster(command, user, logFile).then(() => ended.abort());
    const url = await openDatabase(note.password, note.port, AbortSignal.any([starting, ended.signal])).catch(
      () => undefined,
    );
    const postmaster = await findPostmaster(folder);
    if (url !== undefined && postmaster)
      return { url, pid: postmaster.pid, stop: () => stopPostmaster(postmaster.pid) };
    // Processes of a killed server let go of its memory one by one; or another start was faster than we.
    if (postmaster) return notOurs(postmaster, note.password);
    if (!lastLines(logFile).includes("shared memory block")) break;
    await sleep(500);
  }
  throw new Error(`PostgreSQL did not start: ${lastLines(logFile)} (${logFile})`);
}

async function useRunning(folder: string, password: string): Promise<EmbeddedPostgres | undefined> {
  const running = await findPostmaster(folder);
  if (!running) return undefined;
  return notOurs(running, password);
}

async function notOurs({ pid, port }: Postmaster, password: string): Promise<EmbeddedPostgres> {
  const url = await openDatabase(password, port, AbortSignal.timeout(START_PATIENCE_MS));
  return { url, pid, stop: () => Promise.resolve() };
}

async function choosePort(wanted: number | undefined, remembered: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new Error(`Port ${wanted} is taken: free it, or set EMBEDDED_PG_PORT to another one for PostgreSQL.`);
  }
  return remembered !== undefined && (await isFree(remembered)) ? remembered : findFreePort();
}

function noteFile(stateDir: string): string {
  return join(stateDir, "postgres.json");
}

function readNote(stateDir: string): z.infer<typeof Note> | undefined {
  if (!existsSync(noteFile(stateDir))) return undefined;
  return Note.parse(JSON.parse(readFileSync(noteFile(stateDir), "utf8")));
}

function lastLines(logFile: string): string {
  return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-3).join(" ");
}
