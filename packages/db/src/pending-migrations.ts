import { withOwner } from "./owner-client";
import { readMigrations } from "./prisma-files";

/** The migrations of this code that the database has not taken over to their end, by name, oldest first. */
export async function pendingMigrations(ownerUrl: string): Promise<string[]> {
  const { migrationDirectories } = await readMigrations();
  const { rows } = await withOwner(ownerUrl, (client) =>
    client.query<{ name: string }>(
      "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    ),
  );
  const applied = new Set(rows.map(({ name }) => name));
  return migrationDirectories.map(({ path }) => path).filter((name) => !applied.has(name));
}
