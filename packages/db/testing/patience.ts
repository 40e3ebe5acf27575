import type { DbOptions } from "../src/create-db";

/** For tests of anything but the limits themselves: on a busy machine everything takes long, and nothing is wrong with that. */
export const patient = {
  queryTimeoutMs: 30_000,
  connectTimeoutMs: 30_000,
  transactionTimeoutMs: 30_000,
} satisfies Partial<DbOptions>;
