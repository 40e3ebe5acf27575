import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const WATCH_MS = 500;

/**
 * Calls back once when npx or pnpm, which started this process, is gone. A SIGTERM to npx ends npx alone: pnpm is not
 * told and neither are we, so without this the product would run on with nobody to stop it.
 */
export function onLauncherGone(callback: () => void): void {
  const launchers = launcherIds();
  const timer = setInterval(() => {
    if (launchers.every((pid) => isAlive(pid))) return;
    clearInterval(timer);
    callback();
  }, WATCH_MS);
  timer.unref();
}

/** The processes from our parent up to the outermost npx, npm or pnpm. None if node was started by hand. */
function launcherIds(): number[] {
  const chain: { pid: number; command: string }[] = [];
  for (let pid = process.ppid; pid > 1 && chain.length < 10;) {
    const seen = lookAt(pid);
    if (!seen) break;
    chain.push({ pid, command: seen.command });
    pid = seen.parent;
  }
  const isLauncher = (command: string) => /(^|[\s/])(npx|npm|pnpm)(\s|$)/.test(command) && !/^\S*sh\s/.test(command);
  const outermost = chain.findLastIndex(({ command }) => isLauncher(command));
  return chain.slice(0, outermost + 1).map(({ pid }) => pid);
}

interface Seen {
  readonly parent: number;
  readonly command: string;
}

/** A process by its id; undefined when there is none. Slim Linux images have /proc and no `ps`, macOS the other way round. */
function lookAt(pid: number): Seen | undefined {
  try {
    if (process.platform === "linux") {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return { parent: Number(statusOf(pid)[1]), command };
    }
    const line = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" });
    const [, parent, command] = /^\s*(\d+)\s+(.*)$/m.exec(line) ?? [];
    return parent === undefined || command === undefined ? undefined : { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

/** State and parent, the words after the name in brackets of `/proc/<pid>/stat`. */
function statusOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
}

/** One that has ended but that its parent never asked about (a zombie) still takes signals: Linux says what it is. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !"ZX".includes(statusOf(pid)[0] ?? "");
  } catch {
    return false;
  }
}
