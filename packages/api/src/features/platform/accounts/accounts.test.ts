import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { password, World, type TestPerson } from "../../../../testing/harness";
import { mailTo } from "../../../../testing/mailbox";
import { activateAccount, suspendAccount } from "./suspend";

let world: World;
let sue: TestPerson;
beforeAll(async () => {
  world = await World.create();
  sue = await world.person(null, "sue@accounts.test", "super_admin");
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
});

describe("super-admin accounts", () => {
  it("are made with a mailed link, with which the first password is set", async () => {
    const rest = await world.signIn(sue);
    const made = await rest("POST", "/admin/users", { name: "Bo", email: "Bo@accounts.test" });
    expect(made).toMatchObject({
      status: 201,
      body: { email: "bo@accounts.test", status: "active", has_password: false },
    });
    const text = await mailTo(world, "bo@accounts.test", "password");
    const token = /\/reset\/([\w-]+)/.exec(text)?.[1];
    const fresh = "a password nobody guesses 7";
    expect((await world.rest()("POST", "/auth/password/reset", { token, password: fresh })).status).toBeLessThan(300);
    const signedIn = await world.rest()("POST", "/auth/login", { email: "bo@accounts.test", password: fresh });
    expect(signedIn.status).toBe(200);
    expect((await rest("POST", "/admin/users", { name: "Bo", email: "bo@accounts.test" })).status).toBe(409);
    const listed = await rest("GET", "/admin/users");
    expect(listed.body["data"]).toMatchObject([
      { email: "bo@accounts.test", has_password: true },
      { email: sue.email },
    ]);
    expect(JSON.stringify(listed.body)).not.toMatch(/hash|secret/);
  });

  it("K3: a suspended one is refused at the next request and can be let in again", async () => {
    const ann = await world.person(null, "ann@accounts.test", "super_admin");
    const [rest, asAnn] = [await world.signIn(sue), await world.signIn(ann)];
    expect((await asAnn("GET", "/admin/tenants")).status).toBe(200);
    expect((await rest("POST", `/admin/users/${ann.userId}/suspend`)).body).toMatchObject({ status: "suspended" });
    expect((await asAnn("GET", "/admin/tenants")).status).toBe(401);
    expect((await rest("POST", `/admin/users/${ann.userId}/send-link`)).status).toBe(409);
    await rest("POST", `/admin/users/${ann.userId}/activate`);
    expect((await world.rest()("POST", "/auth/login", { email: ann.email, password })).status).toBe(200);
    expect((await rest("POST", `/admin/users/${sue.userId}/suspend`)).status).toBe(409);
    const { admin } = await world.tenant("not-platform");
    expect((await rest("POST", `/admin/users/${admin.userId}/suspend`)).status).toBe(404);
    await suspendAccount(world.asPlatform(sue), { id: ann.userId });
  });

  it("C8: of two who suspend each other at once exactly one stays, every time", async () => {
    const names = ["one", "two"];
    const [one, two] = await Promise.all(names.map((n) => world.person(null, `${n}@race.test`, "super_admin")));
    if (!one || !two) throw new Error("two people are needed");
    for (let round = 0; round < 10; round++) {
      const results = await Promise.allSettled([
        suspendAccount(world.asPlatform(one), { id: two.userId }),
        suspendAccount(world.asPlatform(two), { id: one.userId }),
      ]);
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const refused = results.find((result) => result.status === "rejected");
      expect(refused).toMatchObject({ reason: { code: "forbidden" } });
      for (const { userId } of [one, two]) await activateAccount(world.asPlatform(sue), { id: userId });
    }
  });
});
