import type { Db, PlatformDb } from "@voxcalls/db";

// A symbol that only this file knows: a verb gets the client that sees every tenant only by importing this file, and the linter
// holds the list of files that may. (It is a property and not a WeakMap, because tRPC copies contexts from step to step.)
const database = Symbol("database");

export function allowUnscoped<C extends object>(ctx: C, db: Db): C {
  return { ...ctx, [database]: db };
}

/** The client that sees every tenant, for the few acts that are not a tenant's own: sign-in, the number pool, intake, jobs. */
export function unscoped(ctx: object): PlatformDb {
  return databaseOf(ctx).platform;
}

/** For the kernel: what a context was built with. */
export function databaseOf(ctx: object): Db {
  const { [database]: db } = ctx as { [database]?: Db };
  if (!db) throw new Error("this context was not built by the kernel");
  return db;
}
