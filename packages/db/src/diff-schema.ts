import type { DiffTarget } from "@prisma/schema-engine-wasm";
import { readSchema } from "./prisma-files";
import { withSchemaEngine } from "./schema-engine";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * The SQL that leads from the database to the schema files; empty when they are equal. What Prisma's schema cannot say
 * (policies, grants, checks, functions) is not compared.
 * @param from the database by default; "empty" gives the SQL of the whole schema.
 */
export async function diffSchema(ownerUrl: string, from: "database" | "empty" = "database"): Promise<string> {
  const schema = await readSchema();
  const start: DiffTarget = from === "empty" ? { tag: "empty" } : { tag: "schemaDatasource", configDir: "", ...schema };
  const { stdout } = await withSchemaEngine(ownerUrl, async (engine) =>
    engine.diff({
      from: start,
      to: { tag: "schemaDatamodel", ...schema },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  const sql = stdout?.trim() ?? "";
  return sql === "-- This is an empty migration." ? "" : sql;
}
