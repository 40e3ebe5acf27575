import { Prisma } from "./generated/client";

/** Unreachable, closed, no connection or no transaction in time (Prisma's reference of error codes). */
const PRISMA_CODES = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"]);

/** What Prisma's driver adapter calls the same where it wraps them, as it does for raw SQL. */
const ADAPTER_KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

/** Statement cancelled (57014) or server going (57P0x), nothing left of a resource (53…), connection lost (08…), read-only (25006). */
const SQL_STATE = /^(57014|57P0[1-5]|53[0-9A-Z]{3}|08[0-9A-Z]{3}|25006)$/;
const SOCKET = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)$/;
const MESSAGE =
  /Query read timeout|timeout exceeded when trying to connect|Connection terminated|Client (was closed|has encountered)/;

/** Whether an error says that the database could not serve now (503, try again) and not that the request was wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (
    [get(error, "code"), get(error, "originalCode")].some((code) => typeof code === "string" && isUnavailableCode(code))
  )
    return true;
  const kind = get(error, "kind");
  if (typeof kind === "string" && ADAPTER_KINDS.has(kind)) return true;
  if (error instanceof Error && MESSAGE.test(error.message)) return true;
  return (
    isDatabaseUnavailable(get(error, "cause")) || isDatabaseUnavailable(get(get(error, "meta"), "driverAdapterError"))
  );
}

function isUnavailableCode(code: string): boolean {
  return PRISMA_CODES.has(code) || SQL_STATE.test(code) || SOCKET.test(code);
}

function get(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
