import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../testing/harness";

let world: World;
let admin: RestCaller;

beforeAll(async () => {
  world = await World.create();
  admin = await world.signIn((await world.tenant("odd")).admin);
});
afterAll(() => world.close());

const routes = ["/calls", "/agents", "/phone-numbers/available", "/users", "/audit-log", "/usage/summary", "/api-keys"];
const names = ["q", "phone_number", "cursor", "limit", "from", "to", "agent_id", "status", "min_duration", "contains"];
const values = [
  "%00",
  "%2B1%00",
  "%ED%A0%80",
  "%EF%BF%BE",
  "-1",
  "NaN",
  "1e999",
  "99999999999999999999",
  "0000-01-01",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59Z",
  "%25%27%22%5C",
  Buffer.from('["0000-01-01T00:00:00.000Z","00000000-0000-0000-0000-000000000000"]').toString("base64url"),
  "true",
  "",
];

describe("odd input", () => {
  it("I9: a thousand mutated questions are answered, none by a fault of ours", { timeout: 300_000 }, async () => {
    const text = fc.oneof(fc.constantFrom(...values), fc.string({ unit: "binary", maxLength: 12 }).map(encodeOdd));
    const pair = fc.tuple(fc.constantFrom(...names), text).map(([name, value]) => `${name}=${value}`);
    const question = fc.tuple(fc.constantFrom(...routes), fc.uniqueArray(pair, { minLength: 1, maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(question, async ([path, pairs]) => {
        const { status } = await admin("GET", `${path}?${pairs.join("&")}`);
        expect([path, pairs, status >= 200 && status < 500]).toEqual([path, pairs, true]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(["q=%00", "phone_number=%2B1%00"])("reads a NUL in %s as a sign that nothing has", async (query) => {
    expect(await admin("GET", `/calls?${query}`)).toMatchObject({ status: 200, body: { data: [] } });
  });

  it("says in plain words what is missing or wrong", async () => {
    const { body } = await admin("POST", "/calls", { agent_id: "x" });
    expect(body["errors"]).toEqual([
      { path: "agent_id", message: "is not an id" },
      { path: "to_number", message: "is required" },
    ]);
    const listed = await admin("GET", "/calls?limit=many&min_duration=1.5");
    expect(listed.body["errors"]).toEqual([
      { path: "limit", message: "must be a number" },
      { path: "min_duration", message: "must be a whole number" },
    ]);
  });

  it("names what is not known in the body of a DELETE, and does nothing then", async () => {
    const made = await admin("POST", "/invitations", { email: "kept@odd-input.test", role: "user" });
    const path = `/invitations/${String(made.body["id"])}`;
    const refused = await admin("DELETE", path, { x: 1 });
    expect(refused).toMatchObject({ status: 400, body: { code: "validation_failed", errors: [{ path: "x" }] } });
    expect((await admin("DELETE", path, "no JSON")).status).toBe(400);
    expect((await admin("GET", "/invitations?status=open")).body["data"]).toHaveLength(1);
    expect((await admin("DELETE", path, {})).status).toBe(204);
  });

  it("says once that a prompt is blank", async () => {
    for (const prompt of ["", "  "]) {
      const agent = { name: "Desk", voice_id: "retell-Cimo", system_prompt: prompt };
      const { body } = await admin("POST", "/agents", agent);
      expect(body["errors"]).toEqual([{ path: "system_prompt", message: "Write what the agent should do." }]);
    }
  });

  it.each([
    ["nothing", undefined],
    ["an empty body", ""],
    ["broken JSON", '{"refresh_'],
    ["no object", "[1]"],
    ["a number", { refresh_token: 7 }],
    ["further keys", { refresh_token: "x", colour: "red" }],
  ])("signs out with 204 whatever is sent: %s", async (_what, body) => {
    expect((await world.rest()("POST", "/auth/logout", body)).status).toBe(204);
  });

  it("refuses tRPC requests that are not JSON with a 400 that names the request", async () => {
    for (const type of ["text/plain", "multipart/form-data; boundary=x"]) {
      const answer = await fetch(`${world.url}/api/trpc/agents.create`, {
        method: "POST",
        headers: { "content-type": type },
        body: "{}",
      });
      const told = (await answer.json()) as { request_id: string };
      expect([answer.status, told.request_id]).toEqual([400, answer.headers.get("x-request-id")]);
    }
  });

  it("answers broken JSON over tRPC with a 400", async () => {
    const answer = await fetch(`${world.url}/api/trpc/auth.login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(answer.status).toBe(400);
  });
});

function encodeOdd(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
