import { Prisma } from "@voxcalls/db";

function known(error: unknown, code: string): Prisma.PrismaClientKnownRequestError | null {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code ? error : null;
}

/** Whether a write met a unique key that includes `column` (as the database spells it). */
export function isUniqueViolation(error: unknown, column: string): boolean {
  const violation = known(error, "P2002");
  return violation !== null && JSON.stringify(violation.meta ?? {}).includes(column);
}

// Prisma's codes for a database that cannot be reached, is too slow, closed the connection, or has none free.
const awayCodes = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
const awayWords =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|timeout exceeded|Query read timeout|terminating connection|the database system is|Can't reach database|not queryable|Server has closed/i;

/** Whether the failure means "the database is away for the moment": worth a 503 and a retry, not a bug. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError && awayCodes.has(error.code)) return true;
  return (
    error instanceof Error &&
    awayWords.test(`${error.message} ${JSON.stringify((error as { meta?: unknown }).meta ?? "")}`)
  );
}
