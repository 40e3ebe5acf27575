import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../testing/harness";

let world: World;
let admin: RestCaller;

beforeAll(async () => {
  world = await World.create();
  admin = await world.signIn((await world.tenant("acme")).admin);
});

afterAll(() => world.close());

describe("the names of a request's fields", () => {
  it.each(["constructor", "agentId", "colour"])("refuses the query parameter %s by its name", async (name) => {
    const { status, body } = await admin("GET", `/calls?${name}=1`);
    expect(status).toBe(400);
    expect(body["errors"]).toMatchObject([{ path: name }]);
  });

  it.each(["constructor", "agentId", "colour"])("refuses the body's key %s by its name", async (name) => {
    const { status, body } = await admin("POST", "/calls", { [name]: 1 });
    expect(status).toBe(400);
    expect(body["errors"]).toMatchObject([{ path: name }]);
  });

  it("reads a body of a megabyte at most", async () => {
    const { status } = await admin("POST", "/calls", { agent_id: "a".repeat(1024 * 1024) });
    expect(status).toBe(413);
  });
});
