import { createDb } from "@voxcalls/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDoors } from "../src/doors";
import { createLog } from "../src/kernel/log";
import { World } from "../testing/harness";
import { ask, walked } from "../testing/isolation/doors";
import { furnishTenant } from "../testing/isolation/furnish";
import { signedIn } from "../testing/isolation/subjects";
import { fixtures } from "./isolation-fixtures";

// Each stands for a kind of secret, in the form that the kind has.
const canaries = {
  password: "canary-Hunter2-password",
  refreshToken: "canaryRefreshToken0123456789abcdefABCDEF_xyz",
  apiKey: "vox_canaryApiKey0123456789abcdef",
  bearer: "eyJjYW5hcnk.eyJjYW5hcnk.Y2FuYXJ5U2lnbmF0dXJl",
  prompt: "canary-prompt-text",
  phoneNumber: "+12025550187",
};

let world: World;
const lines: string[] = [];
const log = createLog("debug", { write: (line) => void lines.push(line) });

beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

/** The same input with a canary in every text that is nobody's id. */
function poisoned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(poisoned);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (/password/i.test(key)) return [key, canaries.password];
      if (/token/i.test(key)) return [key, canaries.refreshToken];
      if (/prompt|message|notes|reason/i.test(key)) return [key, canaries.prompt];
      if (/number$/i.test(key) && typeof one === "string") return [key, canaries.phoneNumber];
      return [key, poisoned(one)];
    }),
  );
}

describe("what is written down of requests", { timeout: 900_000 }, () => {
  it("L4: no secret reaches the log, a job or the audit log, through any route, with the database there or away", async () => {
    const { ownerUrl } = world.database;
    const away = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl });
    await away.close();
    const there = createDoors({ ...world.deps, log });
    const broken = createDoors({ ...world.deps, log, db: { ...away, platform: world.deps.db.platform } });
    const dark = createDoors({ ...world.deps, log, db: away });
    const reader = await furnishTenant(world.deps, "logs");
    for (const procedure of walked) {
      const fixture = fixtures[procedure.name];
      const slug = `logs-${procedure.name.toLowerCase().replaceAll(".", "-")}`;
      const own = procedure.type === "query" ? reader : await furnishTenant(world.deps, slug);
      const { headers } = signedIn(world.deps, "admin", own.admin);
      const input = poisoned(fixture?.input?.(own.admin));
      const sent = { ...headers, "user-agent": "agent\r\nforged".replace("\r\n", " "), "x-access-reason": "because" };
      for (const doors of [broken, dark, there]) {
        for (const door of ["trpc", "rest"] as const) {
          await ask((request) => doors.fetch(request, "192.0.2.1"), door, procedure, input, sent);
        }
      }
      const guess = { authorization: `Bearer ${canaries.apiKey}`, "x-other": canaries.bearer };
      await ask((request) => there.fetch(request, "192.0.2.1"), "rest", procedure, input, guess);
    }
    expect(lines.length).toBeGreaterThan(0);
    const written = lines.join("");
    for (const [name, canary] of Object.entries(canaries))
      expect([name, written.includes(canary)]).toEqual([name, false]);
    expect(written).not.toMatch(/Bearer ey/);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();

    const owner = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, queryTimeoutMs: 30_000 });
    const kept = await owner.platform.$queryRaw<{ text: string }[]>`
      select payload::text as text from graphile_worker._private_jobs
      union all select to_jsonb(a)::text from audit_log a union all select to_jsonb(p)::text from platform_audit_log p`;
    await owner.close();
    const stored = kept.map(({ text }) => text).join("\n");
    for (const name of ["password", "refreshToken", "apiKey", "bearer", "prompt"] as const) {
      expect([name, stored.includes(canaries[name])]).toEqual([name, false]);
    }
  });
});
