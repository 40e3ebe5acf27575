import type { ApiEnv } from "./env";

/** A named point between two steps of a saga. Tests end the process there (CRASH_AT) to see that the next start mends everything. */
export function crashPoint(env: ApiEnv, name: string): void {
  if (env.CRASH_AT === name) process.kill(process.pid, "SIGKILL");
}
