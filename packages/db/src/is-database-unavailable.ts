import { Prisma } from "./generated/client";

/** Unreachable, closed, no connection or no transaction in time (Prisma's reference of error codes). */
const PRISMA_CODES = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"]);

/** Statement cancelled (57014) or server going (57P0x), no connection left (53300), connection lost (08…), read-only (25006). */
const SQL_STATE = /^(57014|57P0[1-5]|53[0-9A-Z]{3}|08[0-9A-Z]{3}|25006)$/;
const SOCKET = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)$/;
const MESSAGE =
  /Query read timeout|timeout exceeded when trying to connect|Connection terminated|Client (was closed|has encountered)/;

/** Whether an error says that the database could not serve now (503, try again) and not that the request was wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const codes = [
    Reflect.get(error, "code"),
    Reflect.get(error, "originalCode"),
    Reflect.get(Object(Reflect.get(error, "meta")), "code"),
  ];
  if (
    codes.some(
      (code) => typeof code === "string" && (PRISMA_CODES.has(code) || SQL_STATE.test(code) || SOCKET.test(code)),
    )
  )
    return true;
  return MESSAGE.test(error.message) || isDatabaseUnavailable(error.cause);
}
