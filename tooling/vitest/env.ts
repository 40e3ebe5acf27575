/** A PostgreSQL to test against, as its owner or another role that may make databases; without it one is started. */
export const TEST_DATABASE_URL = process.env["TEST_DATABASE_URL"];
