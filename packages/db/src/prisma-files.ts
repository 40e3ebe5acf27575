import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm";

const PRISMA = join(dirname(dirname(fileURLToPath(import.meta.url))), "prisma");

/** The data model as written in `prisma/`. */
export async function readSchema(): Promise<SchemasContainer> {
  const models = (await readdir(join(PRISMA, "models"))).filter((name) => name.endsWith(".prisma")).sort();
  const paths = [join(PRISMA, "schema.prisma"), ...models.map((name) => join(PRISMA, "models", name))];
  return { files: await Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, "utf8") }))) };
}

/** The migrations in Prisma's own layout, oldest first. */
export async function readMigrations(): Promise<MigrationList> {
  const baseDir = join(PRISMA, "migrations");
  const folders = (await readdir(baseDir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = folders.map((entry) => entry.name).sort();
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: await readFile(join(baseDir, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(join(baseDir, path, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}
