import { withoutFilter, withoutPolicies, withoutWalls } from "@voxcalls/db/testing/one-wall";
import type { Db } from "@voxcalls/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDoors } from "../src/doors";
import { World } from "../testing/harness";
import type { Column } from "../testing/isolation/attacks";
import { walked } from "../testing/isolation/doors";
import { tablesHash } from "../testing/isolation/hash-of-tables";
import { groundOf } from "../testing/isolation/prove";
import { walk, type Proof } from "../testing/isolation/walk";
import { fixtures } from "./isolation-fixtures";

let world: World;
let tables: ReturnType<typeof tablesHash>;

beforeAll(async () => {
  world = await World.create();
  tables = tablesHash(world.database.ownerUrl);
});
afterAll(async () => {
  await tables.close();
  await world.close();
});

const betweenTenants: Column[] = ["names tenant", "other tenant"];

/** The tries between tenants, at doors whose database lacks a wall. */
async function walkWith(name: string, db: Db): Promise<Proof> {
  const doors = createDoors({ ...world.deps, db });
  try {
    return await walk({
      ...groundOf(name, world, tables.hash),
      only: betweenTenants,
      send: (request) => doors.fetch(request, "127.0.0.1"),
    });
  } finally {
    await db.close();
  }
}

describe("the proof of isolation", { timeout: 180_000 }, () => {
  it("Z2: has a fixture for every procedure, and for none that is not there", () => {
    expect(Object.keys(fixtures).toSorted()).toEqual(walked.map(({ name }) => name).toSorted());
  });

  it("Z1, Z3, Z8: nobody gets through who should not, whichever door they try", async () => {
    const { holes, rows } = await walk(groundOf("all-walls", world, tables.hash));
    expect(holes).toEqual([]);
    expect(rows).toHaveLength(walked.length);
  });

  it("Z4: row-level security alone lets no tenant through", async () => {
    const { holes, tries } = await walkWith("no-filter", withoutFilter(world.database));
    expect(holes).toEqual([]);
    expect(tries).toBeGreaterThan(0);
  });

  it("Z4: the client's filter alone lets no tenant through", async () => {
    const { holes } = await walkWith("no-policies", withoutPolicies(world.database.ownerUrl));
    expect(holes).toEqual([]);
  });

  it("Z10: without both the proof finds the holes", async () => {
    const { holes } = await walkWith("no-walls", withoutWalls(world.database.ownerUrl));
    const found = new Set(holes.map(({ procedure }) => procedure));
    for (const procedure of ["agents.get", "agents.list", "members.list", "phoneNumbers.list"]) {
      expect(found).toContain(procedure);
    }
  });

  it("Z1: over HTTP the answers are the same", async () => {
    const { holes } = await walk({
      ...groundOf("http", world, tables.hash),
      only: ["anonymous", "other tenant", "other user"],
      send: async (request) => await fetch(request.url.replace("http://doors.test", world.url), request),
    });
    expect(holes).toEqual([]);
  });
});
