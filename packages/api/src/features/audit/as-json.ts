import type { Prisma } from "@voxcalls/db";

/** What a row of the log keeps of a change: dates and decimals as the text they have in JSON. */
export function asJson(value: object): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
