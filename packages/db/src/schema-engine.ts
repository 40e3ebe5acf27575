import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { interceptQuery } from "./intercept-query";

interface EngineModule {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: object): void;
}

/** The part of the WebAssembly global that is used; its types would come with the browser's library only. */
interface WebAssemblyApi {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
}

let engineModule: Promise<EngineModule> | undefined;

/** The engine of `prisma migrate`, which Prisma also publishes as WebAssembly; its `exports` hide the files, hence the path. */
async function loadEngine(): Promise<EngineModule> {
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const module = (await import(pathToFileURL(join(folder, "schema_engine_bg.js")).href)) as EngineModule;
  const webAssembly = Reflect.get(globalThis, "WebAssembly") as WebAssemblyApi;
  const bytes = await readFile(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await webAssembly.instantiate(bytes, { "./schema_engine_bg.js": module });
  module.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return module;
}

/** PostgreSQL's one-byte type of its catalogues, which Prisma's adapter does not know and its engine wants as Character. */
const INTERNAL_CHAR = 18;
const TEXT = 25;

/**
 * Prisma's adapter, mended where the engine needs more than a client does. It splits a script at every semicolon, which
 * breaks function bodies: sent whole, as `prisma migrate deploy` sends it, a migration is also one transaction.
 */
class EngineAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    const charColumns = new WeakMap<object, number[]>();
    interceptQuery(pool, async (args, query) => {
      const result = (await query(args)) as pg.QueryResult | pg.QueryResult[];
      if (!Array.isArray(result)) charColumns.set(result.rows, readCharsAsText(result.fields));
      return result;
    });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const set = await queryRaw(query);
      for (const index of charColumns.get(set.rows) ?? []) set.columnTypes[index] = ColumnTypeEnum.Character;
      return set;
    };
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    return adapter;
  }
}

/** @returns where the one-byte columns are. */
function readCharsAsText(fields: pg.FieldDef[]): number[] {
  return fields.flatMap((field, index) => {
    if (field.dataTypeID !== INTERNAL_CHAR) return [];
    field.dataTypeID = TEXT;
    return [index];
  });
}

/** Runs `work` with a schema engine that is connected as the owner of the database. */
export async function withSchemaEngine<T>(ownerUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await (engineModule ??= loadEngine());
  // A migration that waits for a lock makes every request behind it wait as well: better it fails and is run again.
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 2,
    lock_timeout: 10_000,
    connectionTimeoutMillis: 10_000,
  });
  pool.on("error", () => undefined);
  const adapter = bindSqlAdapterFactory(new EngineAdapter(pool));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}
