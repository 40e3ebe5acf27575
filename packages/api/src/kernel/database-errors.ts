import { Prisma } from "@voxcalls/db";

function known(error: unknown, code: string): Prisma.PrismaClientKnownRequestError | null {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code ? error : null;
}

/** Whether a write met a unique key that includes `column` (as the database spells it). */
export function isUniqueViolation(error: unknown, column: string): boolean {
  const violation = known(error, "P2002");
  return violation !== null && JSON.stringify(violation.meta ?? {}).includes(column);
}
