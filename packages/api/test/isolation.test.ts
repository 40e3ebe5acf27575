import { withoutFilter, withoutPolicies, withoutWalls } from "@voxcalls/db/testing/one-wall";
import type { Db } from "@voxcalls/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDoors } from "../src/doors";
import { fieldsOf } from "../src/rest/wire";
import { World } from "../testing/harness";
import type { Column } from "../testing/isolation/attacks";
import { ask, walked, type Walked } from "../testing/isolation/doors";
import type { WhoMay } from "../testing/isolation/fixture";
import { furnishPerson, furnishTenant } from "../testing/isolation/furnish";
import { tablesHash } from "../testing/isolation/hash-of-tables";
import { groundOf } from "../testing/isolation/prove";
import { signedIn, type Subject } from "../testing/isolation/subjects";
import { walk, type Ground, type Proof } from "../testing/isolation/walk";
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
async function walkWith(name: string, db: Db, picks?: Ground["picks"]): Promise<Proof> {
  const doors = createDoors({ ...world.deps, db });
  try {
    return await walk({
      ...groundOf(name, world, tables.hash),
      only: betweenTenants,
      ...(picks && { picks }),
      send: (request) => doors.fetch(request, "127.0.0.1"),
    });
  } finally {
    await db.close();
  }
}

const send = (request: Request) => world.doors.fetch(request, "127.0.0.1");

/** What a member may ask for; the pool is everybody's, and so not here. */
function queriesOf(role: "admin" | "user") {
  const may: WhoMay[] = role === "admin" ? ["signed-in", "user", "admin"] : ["signed-in", "user"];
  return walked.filter(({ name, type }) => {
    const who = fixtures[name]?.who;
    return type === "query" && who !== undefined && may.includes(who) && name !== "phoneNumbers.available";
  });
}

function named(name: string): Walked {
  const found = walked.find((procedure) => procedure.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

function isList(route: Walked["route"]): boolean {
  return "cursor" in fieldsOf(route?.input) && "nextCursor" in fieldsOf(route?.output);
}

async function everythingShownTo({ role, own, headers }: Subject): Promise<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const procedure of queriesOf(role === "admin" ? "admin" : "user")) {
    const input = fixtures[procedure.name]?.input?.(own);
    const { status, text } = await ask(send, "trpc", procedure, input, headers);
    shown[procedure.name] = `${status} ${text.replace(/"requestId":"[^"]*"/, "")}`;
  }
  return shown;
}

describe("the proof of isolation", { timeout: 900_000 }, () => {
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
    const isAboutAgents = ({ name }: { name: string }) => name.startsWith("agents.");
    const { holes } = await walkWith("no-walls", withoutWalls(world.database.ownerUrl), isAboutAgents);
    const found = new Set(holes.map(({ procedure }) => procedure));
    for (const procedure of ["agents.get", "agents.list"]) {
      expect(found).toContain(procedure);
    }
  });

  it("Z9: what a person is shown, counted and summed up does not change when others come", async () => {
    const acme = await furnishTenant(world.deps, "calm-acme");
    const admin = signedIn(world.deps, "admin", acme.admin);
    const user = signedIn(world.deps, "user", acme.user);
    // The first time a recording is played leaves a row in the audit log.
    await Promise.all([everythingShownTo(user), everythingShownTo(admin)]);
    const [toUser, toAdmin] = [await everythingShownTo(user), await everythingShownTo(admin)];
    await furnishTenant(world.deps, "calm-globex");
    expect(await everythingShownTo(admin)).toEqual(toAdmin);
    await furnishPerson(world.deps, acme.tenantId, "calm-acme", "user", "newcomer");
    expect(await everythingShownTo(user)).toEqual(toUser);
  });

  it("Z9: another tenant's cursor leads to nothing of theirs", async () => {
    const acme = signedIn(world.deps, "admin", (await furnishTenant(world.deps, "cursor-acme")).admin);
    const globex = signedIn(world.deps, "admin", (await furnishTenant(world.deps, "cursor-globex")).admin);
    let followed = 0;
    for (const procedure of queriesOf("admin")) {
      const input = fixtures[procedure.name]?.input?.(globex.own);
      const theirs = await ask(send, "trpc", procedure, { ...(input as object), limit: 1 }, globex.headers);
      const cursor = /"nextCursor":"([^"]+)"/.exec(theirs.text)?.[1];
      if (cursor === undefined) continue;
      followed += 1;
      const { text } = await ask(send, "trpc", procedure, { ...(input as object), cursor }, acme.headers);
      expect([procedure.name, text.includes("mark-cursor-globex")]).toEqual([procedure.name, false]);
    }
    expect(followed).toBeGreaterThan(3);
  });

  it("Z9: a cursor leads on in the list that gave it, and is refused by every other as a damaged one is", async () => {
    const { admin: own } = await furnishTenant(world.deps, "cursor-lists");
    const admin = signedIn(world.deps, "admin", own);
    const first = await ask(send, "rest", named("members.table"), { limit: 1 }, admin.headers);
    const { next_cursor: cursor } = JSON.parse(first.text) as { next_cursor: string };
    const second = await ask(send, "rest", named("members.table"), { limit: 1, cursor }, admin.headers);
    expect([second.status, second.text === first.text]).toEqual([200, false]);
    const lists = queriesOf("admin").filter(({ name, route }) => name !== "members.table" && isList(route));
    const refused = lists.map(async (list) => {
      const input = { ...(fixtures[list.name]?.input?.(own) as object), cursor };
      const { status, text } = await ask(send, "rest", list, input, admin.headers);
      return [list.name, status, (JSON.parse(text) as { errors?: { path: string }[] }).errors?.map(({ path }) => path)];
    });
    expect(await Promise.all(refused)).toEqual(lists.map(({ name }) => [name, 400, ["cursor"]]));
    expect(lists.length).toBeGreaterThan(10);
  });

  it("Z1: over HTTP the answers are the same", async () => {
    const { holes } = await walk({
      ...groundOf("http", world, tables.hash),
      only: ["anonymous", "other tenant", "other user"],
      // Every tenth, as the doors are the same ones.
      picks: (_procedure, place) => place % 10 === 0,
      send: async (request) => await fetch(request.url.replace("http://doors.test", world.url), request),
    });
    expect(holes).toEqual([]);
  });
});
