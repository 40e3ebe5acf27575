import { stripVTControlCharacters, format } from "node:util";
import type { Deps } from "@voxcalls/api";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";

type Log = Deps["log"];
type Method = "debug" | "info" | "log" | "warn" | "error";

/**
 * Sends what Next and libraries write with `console` to the log: every line of ours is one JSON object, also where a page failed.
 * A page that was refused to its reader is no fault of ours, and is written down as what it is.
 */
export function consoleToLog(log: Log, target: Pick<Console, Method> = console): void {
  for (const method of ["debug", "info", "log", "warn", "error"] as const) {
    target[method] = (...told: unknown[]) => write(log, method === "log" ? "info" : method, told);
  }
}

function write(log: Log, level: Exclude<Method, "log">, told: readonly unknown[]): void {
  const error = told.find((one) => one instanceof Error);
  const words = stripVTControlCharacters(format(...told.filter((one) => one !== error))).trim();
  if (!error) return log[level](words);
  const requestId: unknown = Reflect.get(error, "digest");
  const found = typeof requestId === "string" ? { requestId } : {};
  if (isRefusal(error))
    return log.info({ ...found, code: Reflect.get(error, "code") as unknown }, "a page was refused");
  log[level]({ err: error, ...found }, words.replace(/^⨯$/, "") || "a page failed");
}

/** Pages are another bundle than the server, so their errors are of another class by the same name. */
function isRefusal(error: Error): boolean {
  const code: unknown = Reflect.get(error, "code");
  if (error.name !== "TRPCError" || typeof code !== "string") return false;
  return getHTTPStatusCodeFromError(new TRPCError({ code: code as TRPCError["code"] })) < 500;
}
