import type { Prisma } from "@voxcalls/db";
import { withoutSecrets } from "./without-secrets";

/** What a row of the log keeps of a change: dates and decimals as the text they have in JSON, secrets left out. */
export function asJson(value: object): Prisma.InputJsonValue {
  return withoutSecrets(JSON.parse(JSON.stringify(value))) as Prisma.InputJsonValue;
}
