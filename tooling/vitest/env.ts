/** A PostgreSQL to test against, as its owner or another role that may make databases; without it one is started. */
export const TEST_DATABASE_URL = process.env["TEST_DATABASE_URL"];

/** Where property tests begin their search: the same place every time, so that a red run is a change and not luck. */
export const FUZZ_SEED = Number(process.env["FUZZ_SEED"] || 20261122);
