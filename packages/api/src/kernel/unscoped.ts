import type { Db, PlatformDb } from "@voxcalls/db";

// Kept beside the contexts, not in them: a verb gets the client that sees every tenant only by importing this file,
// and the linter holds the list of files that may.
const platformOf = new WeakMap<object, Db>();

export function allowUnscoped<C extends object>(ctx: C, db: Db): C {
  platformOf.set(ctx, db);
  return ctx;
}

/** The client that sees every tenant, for the few acts that are not a tenant's own: sign-in, the number pool, intake, jobs. */
export function unscoped(ctx: object): PlatformDb {
  const db = platformOf.get(ctx);
  if (!db) throw new Error("this context was not built by the kernel");
  return db.platform;
}
