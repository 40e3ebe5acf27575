import { withOwner } from "./owner-client";
import { readMigrations } from "./prisma-files";
import { withSchemaEngine } from "./schema-engine";

export interface MigrateOptions {
  /** Told one line for every migration that was applied. */
  log?: (line: string) => void;
}

/** Any number will do, as long as nobody else locks it. */
const MIGRATION_LOCK = 4_815_162_342;

/**
 * Applies the migrations that the database has not seen yet, as `prisma migrate deploy` would. Two starts at once are
 * safe: the second waits for the first and finds nothing left to do.
 * @returns the names of the applied ones.
 * @throws Error of the engine, naming the migration, when one fails; a failed one must be mended before the next run.
 */
export async function migrate(ownerUrl: string, { log }: MigrateOptions = {}): Promise<string[]> {
  const migrationsList = await readMigrations();
  return withOwner(ownerUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const { appliedMigrationNames } = await withSchemaEngine(ownerUrl, async (engine) =>
      engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
    );
    for (const name of appliedMigrationNames) log?.(`applied ${name}`);
    return appliedMigrationNames;
  });
}
