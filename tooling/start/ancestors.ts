import { execFileSync } from "node:child_process";

const WATCH_MS = 500;

/**
 * Calls back once when npx or pnpm, which started this process, is gone. A SIGTERM to npx ends npx alone: pnpm is not
 * told and neither are we, so without this the product would run on with nobody to stop it.
 */
export function onLauncherGone(callback: () => void): void {
  const launchers = launcherIds();
  const timer = setInterval(() => {
    if (launchers.every(isAlive)) return;
    clearInterval(timer);
    callback();
  }, WATCH_MS);
  timer.unref();
}

/** The processes from our parent up to the outermost npx, npm or pnpm. None if node was started by hand. */
function launcherIds(): number[] {
  if (process.platform === "win32") return [];
  const chain: { pid: number; command: string }[] = [];
  for (let pid = process.ppid; pid > 1 && chain.length < 10;) {
    const [, parent, command] = /^\s*(\d+)\s+(.*)$/m.exec(describe(pid)) ?? [];
    if (parent === undefined || command === undefined) break;
    chain.push({ pid, command });
    pid = Number(parent);
  }
  const outermost = chain.findLastIndex(
    ({ command }) => /(^|[\s/])(npx|npm|pnpm)(\s|$)/.test(command) && !/^\S*sh\s/.test(command),
  );
  return chain.slice(0, outermost + 1).map(({ pid }) => pid);
}

function describe(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
