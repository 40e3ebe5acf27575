import type { TestDatabaseOptions } from "@voxcalls/db/testing";
import { fixtures } from "../../test/isolation-fixtures";
import { World } from "../harness";
import { tablesHash } from "./hash-of-tables";
import { walk, type Ground, type Proof } from "./walk";

/** The whole proof in a world of its own: every cell in this process, and the columns of `overHttp` once more through a socket. */
export async function proveIsolation(database: TestDatabaseOptions = {}): Promise<Proof> {
  const world = await World.create({ database });
  const tables = tablesHash(world.database.ownerUrl);
  try {
    return await walk(groundOf("walk", world, tables.hash));
  } finally {
    await tables.close();
    await world.close();
  }
}

/** The product's own doors, called in this process. */
export function groundOf(name: string, world: World, hashOfTables: () => Promise<string>): Ground {
  return {
    name,
    deps: world.deps,
    fixtures,
    send: (request) => world.doors.fetch(request, "127.0.0.1"),
    hashOfTables,
  };
}
