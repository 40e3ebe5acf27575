import { existsSync, readFileSync } from "node:fs";

/** Microseconds of CPU that each process of a PostgreSQL server has used; undefined where the system does not say (it is Linux that does). */
export function postgresCpu(postmasterPid: number): Map<number, number> | undefined {
  const list = `/proc/${postmasterPid}/task/${postmasterPid}/children`;
  if (!existsSync(list)) return undefined;
  const pids = readFileSync(list, "utf8").trim().split(" ").map(Number);
  return new Map(pids.map((pid) => [pid, cpuOf(pid)]));
}

/** What was used between two readings, by processes that are in both. */
export function spent(before: Map<number, number>, after: Map<number, number>): number {
  return [...after].reduce((sum, [pid, micros]) => sum + micros - (before.get(pid) ?? micros), 0);
}

function cpuOf(pid: number): number {
  try {
    // The first number is the time on a CPU, in nanoseconds.
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1000;
  } catch {
    return 0;
  }
}
