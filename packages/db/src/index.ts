export { createDb, type Db, type PlatformDb } from "./create-db";
export type { TenantDb, TenantTx } from "./tenant-db";
export { isDatabaseUnavailable } from "./is-database-unavailable";
export { pendingMigrations } from "./pending-migrations";
export { assertSafeRuntimeRole } from "./assert-safe-runtime-role";
export { runtimeUrls, type RuntimeUrls } from "./runtime-roles";
export { Prisma } from "./generated/client";
export type * from "./generated/client";
export * from "./generated/enums";
