import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerUser } from "./server-user";

/**
 * Starts the program given as arguments and ends it when our end of descriptor 3 closes: the server never outlives the
 * process that started it, not even one that was killed.
 */
const KEEPER = `"$@" 3<&- & server=$!
(read -r _ <&3; kill -INT $server) 2>/dev/null & keeper=$!
exec 3<&-
wait $server; code=$?
kill $keeper 2>/dev/null
exit $code`;

/** A server that runs on a data folder. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that runs on the folder, if one does. One that is going down is waited for; a dead one's lock is cleared. */
export async function findPostmaster(folder: string): Promise<Postmaster | undefined> {
  const file = join(folder, "postmaster.pid");
  for (;;) {
    // After a kill the keeper needs a moment to tell the server.
    await sleep(100);
    if (!existsSync(file)) return undefined;
    const lines = readFileSync(file, "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (!isPostgres(pid)) {
      rmSync(file, { force: true });
      return undefined;
    }
    if (lines[7]?.trim() === "ready") return { pid, port };
  }
}

/** After a crash of the machine the old process id may belong to anything: PostgreSQL itself would then refuse to start. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (!existsSync("/proc/self/cmdline")) return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Runs the server in a process group of its own: Ctrl-C in a terminal reaches us, and we stop it in our own order.
 * @returns a promise of its end.
 */
export async function runPostmaster(command: string[], user: ServerUser, logFile: string): Promise<void> {
  const log = openSync(logFile, "a", 0o600);
  const child = spawn("/bin/sh", ["-c", KEEPER, "sh", ...command], {
    ...user,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log, "pipe"],
  });
  closeSync(log);
  child.unref();
  const lifeline = child.stdio[3];
  if (lifeline instanceof Socket) lifeline.unref();
  await new Promise<void>((resolve) => child.once("exit", () => resolve()).once("error", () => resolve()));
}

/** Fast shutdown; after 3 s an immediate one, and after another second the end. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 3_000],
    ["SIGQUIT", 1_000],
    ["SIGKILL", 500],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const until = Date.now() + patienceMs; Date.now() < until && isAlive(pid);) await sleep(20);
  }
}
