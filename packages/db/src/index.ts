export { createDb, type Db, type DbOptions, type PlatformDb } from "./create-db";
export type { TenantDb, TenantTx, TxOptions } from "./tenant-db";
export { isDatabaseUnavailable } from "./is-database-unavailable";
export { assertSafeRuntimeRole } from "./assert-safe-runtime-role";
export { prepareRuntimeRoles, runtimeUrls, type RuntimeUrls } from "./runtime-roles";
export { migrate, type MigrateOptions } from "./migrate";
export { grantJobs } from "./grant-jobs";
export { diffSchema } from "./diff-schema";
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from "./embedded/start-embedded-postgres";
export { Prisma } from "./generated/client";
export type * from "./generated/client";
export * from "./generated/enums";
