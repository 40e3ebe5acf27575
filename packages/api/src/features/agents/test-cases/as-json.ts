import type { Prisma } from "@voxcalls/db";

/** What a schema let through, as a column keeps it. */
export function asJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;
}
