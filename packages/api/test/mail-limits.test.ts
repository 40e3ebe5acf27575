import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { password, World } from "../testing/harness";

let world: World;

beforeAll(async () => {
  world = await World.create({ env: { RATE_LIMIT_SCALE: "1" } });
});
afterAll(() => world.close());

describe("mails to one mailbox", () => {
  it("K5: a change of e-mail sends five an hour at most", async () => {
    const { admin } = await world.tenant("mail-change");
    const call = await world.signIn(admin);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const body = { email: "victim@mail-change-elsewhere.test", password };
      statuses.push((await call("POST", "/auth/email/change", body)).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
    expect(await world.deps.db.platform.mailedLink.count({ where: { purpose: "change_email" } })).toBe(5);
  });

  it("K5: inviting and withdrawing sends five an hour at most, from whatever organisation", async () => {
    const people = await Promise.all(["mail-invite", "mail-invite-too"].map((slug) => world.tenant(slug)));
    const callers = await Promise.all(people.map(({ admin }) => world.signIn(admin)));
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const call = callers[n % 2];
      const sent = await call?.("POST", "/invitations", { email: "victim@elsewhere.test", role: "user" });
      statuses.push(sent?.status ?? 0);
      if (sent?.status !== 201) expect(Number(sent?.headers.get("retry-after"))).toBeGreaterThan(0);
      else await call?.("DELETE", `/invitations/${String(sent.body["id"])}`);
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    expect(await world.deps.db.platform.invitation.count({ where: { email: "victim@elsewhere.test" } })).toBe(5);
    const other = await callers[0]?.("POST", "/invitations", { email: "other@elsewhere.test", role: "user" });
    expect(other?.status).toBe(201);
  });
});
