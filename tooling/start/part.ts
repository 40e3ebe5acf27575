import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface PartOptions {
  readonly name: string;
  /** Arguments of node; a TypeScript file may be among them. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logDir: string;
  /** Also show the log on the terminal, each line with the name before it. */
  readonly echo?: boolean;
}

/** A process of the product. It leads its own group, so that Ctrl-C reaches the starter alone and the starter decides the order. */
export interface Part {
  readonly name: string;
  readonly logFile: string;
  /** How it ended: "exit 1", "SIGKILL". Never rejects. */
  readonly ended: Promise<string>;
  /** Asks it to end, and after `graceMs` makes it. */
  readonly stop: (graceMs: number) => Promise<void>;
}

const LEASH = join(import.meta.dirname, "leash.mjs");

export function startPart({ name, args, cwd, env, logDir, echo = false }: PartOptions): Part {
  const logFile = join(logDir, `${name}.log`);
  if (existsSync(logFile)) renameSync(logFile, join(logDir, `${name}.previous.log`));
  const log = openSync(logFile, "w");
  const output = echo ? "pipe" : log;
  const child = spawn(process.execPath, ["--import", LEASH, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      writeSync(log, `${line}\n`);
      console.log(`${name.padEnd(8)}│ ${line}`);
    });
  }
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", () => kill("SIGKILL")); // a group does not outlive its leader
    child.once("close", (code, signal) => resolve(signal ?? `exit ${code}`));
  });
  const stop = async (graceMs: number) => {
    kill("SIGTERM");
    const timer = setTimeout(() => kill("SIGKILL"), graceMs);
    await ended;
    clearTimeout(timer);
  };
  return { name, logFile, ended, stop };
}

/** The end of a part's log, for a message about its death. */
export function lastLines(part: Part, count = 15): string {
  return readFileSync(part.logFile, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}

/** Runs a part that is meant to end. Throws with the end of its log if it fails. */
export async function runPart(options: PartOptions, signal: AbortSignal): Promise<void> {
  const part = startPart(options);
  const onAbort = () => void part.stop(2000);
  signal.addEventListener("abort", onAbort);
  const how = await part.ended;
  signal.removeEventListener("abort", onAbort);
  signal.throwIfAborted();
  if (how !== "exit 0")
    throw new Error(`${options.name} failed (${how}):\n${lastLines(part)}\nAll of it: ${part.logFile}`);
}
