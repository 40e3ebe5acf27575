import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDoors } from "../src/doors";
import { sessionCookieName } from "../src/features/auth/authenticate";
import { tokensOf } from "../src/features/auth/tokens";
import { readEnv } from "../src/kernel/env";
import { requestInfo } from "../src/request-info";
import { World } from "../testing/harness";
import { ask, walked } from "../testing/isolation/doors";
import { furnishTenant, type Furnished } from "../testing/isolation/furnish";
import { tablesHash } from "../testing/isolation/hash-of-tables";
import { fixtures } from "./isolation-fixtures";

let world: World;
let acme: Furnished;
let cookie: string;

beforeAll(async () => {
  world = await World.create();
  acme = await furnishTenant(world.deps, "doors");
  const claims = { sub: acme.admin.userId, sid: acme.admin.sessionId };
  const token = tokensOf(world.deps.env).session(claims, world.clock.now(), 3600);
  cookie = `${sessionCookieName(world.deps.env.FRONTEND_URL)}=${token}`;
});
afterAll(() => world.close());

const send = (request: Request) => world.doors.fetch(request, "192.0.2.1");

describe("what every answer says", () => {
  it(
    "L9: keeps browsers from guessing, framing, referring and keeping, on every route",
    { timeout: 120_000 },
    async () => {
      const urls = [
        ...walked.map(({ name }) => `/api/trpc/${name}`),
        ...walked.flatMap(({ route }) =>
          route ? [`/api/v1${route.path.replaceAll(/\{\w+\}/g, acme.admin.agentId)}`] : [],
        ),
        ...[
          "/api/v1/openapi.json",
          "/api/health",
          "/api/ready",
          "/api/metrics",
          "/api/webhooks/retell",
          "/api/nowhere",
        ],
      ];
      for (const url of urls) {
        for (const headers of [{}, { cookie }]) {
          const answer = await send(new Request(`${world.url}${url}`, { headers }));
          await answer.text();
          const said = Object.fromEntries(answer.headers);
          expect([url, said]).toEqual([
            url,
            expect.objectContaining({
              "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
              "x-content-type-options": "nosniff",
              "x-frame-options": "DENY",
              "referrer-policy": "strict-origin-when-cross-origin",
              "cross-origin-opener-policy": "same-origin",
              "permissions-policy": expect.stringContaining("microphone=()"),
              "cache-control": expect.stringContaining("no-store"),
              "x-request-id": expect.any(String),
            }),
          ]);
          expect(said["x-powered-by"]).toBeUndefined();
        }
      }
    },
  );

  it("L9: tells browsers to come by https only, where there is https", async () => {
    const https = createDoors({ ...world.deps, env: { ...world.deps.env, FRONTEND_URL: "https://app.example.test" } });
    const answer = await https.fetch(new Request("https://app.example.test/api/health"), null);
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    expect((await send(new Request(`${world.url}/api/health`))).headers.get("strict-transport-security")).toBeNull();
  });
});

describe("requests that another site makes a browser send", () => {
  const own = () => ({ cookie, origin: world.url, "sec-fetch-site": "same-origin" });
  const foreign: [name: string, headers: () => Record<string, string>][] = [
    ["no Origin", () => ({ cookie })],
    ["a foreign Origin", () => ({ cookie, origin: "https://evil.example" })],
    ["Origin null", () => ({ cookie, origin: "null" })],
    ["a form", () => ({ cookie, origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" })],
    ["a form of plain text", () => ({ cookie, "content-type": "text/plain" })],
    ["a form with files", () => ({ cookie, "content-type": "multipart/form-data; boundary=x" })],
    ["our Origin, but cross-site", () => ({ cookie, origin: world.url, "sec-fetch-site": "cross-site" })],
  ];

  it.each(foreign)("K11: with %s change nothing, through either door", { timeout: 120_000 }, async (_name, headers) => {
    const tables = tablesHash(world.database.ownerUrl);
    const before = await tables.hash();
    for (const procedure of walked.filter(({ type }) => type === "mutation")) {
      const fixture = fixtures[procedure.name];
      if (!fixture || fixture.who === "everybody") continue;
      const input = fixture.input?.(acme.admin);
      for (const door of ["trpc", "rest"] as const) {
        const answer = await ask(send, door, procedure, input, headers());
        expect([procedure.name, door, answer.status]).toEqual([
          procedure.name,
          door,
          expect.toBeOneOf([401, 403, 415]),
        ]);
      }
    }
    expect(await tables.hash()).toBe(before);
    await tables.close();
  });

  it("K11: a Host that is not ours makes no Origin ours", async () => {
    const request = (origin: string) =>
      new Request(`${origin}/api/v1/auth/me`, {
        method: "PATCH",
        headers: { cookie, origin, "content-type": "application/json" },
        body: JSON.stringify({ name: "Rebound" }),
      });
    const { port } = new URL(world.url);
    for (const origin of ["http://evil.example", `http://evil.example:${port}`, "http://localhost.evil.example"]) {
      expect([origin, (await send(request(origin))).status]).toEqual([origin, 403]);
    }
    expect((await send(request(`http://localhost:${port}`))).status).toBe(200);
    const production = createDoors({ ...world.deps, env: { ...world.deps.env, ENVIRONMENT: "production" } });
    expect((await production.fetch(request(`http://localhost:${port}`), null)).status).toBe(403);
  });

  it("K11: from our own pages they work", async () => {
    const input = { id: acme.admin.agentId };
    const pause = walked.find(({ name }) => name === "agents.pause");
    if (!pause) throw new Error("agents.pause is gone");
    expect((await ask(send, "trpc", pause, input, own())).status).toBe(200);
  });

  it("K11: a GET never changes anything", async () => {
    for (const { name } of walked.filter(({ type }) => type === "mutation")) {
      const answer = await send(new Request(`${world.url}/api/trpc/${name}?input=%7B%7D`, { headers: { cookie } }));
      expect([name, answer.status]).toEqual([name, 400]);
    }
  });
});

describe("bodies", () => {
  const huge = () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 64 * 1024;
        if (sent > 64 * 1024 * 1024) return controller.close();
        controller.enqueue(new Uint8Array(64 * 1024).fill(97));
      },
    });
    return { body, sent: () => sent };
  };

  it.each(["/api/v1/auth/login", "/api/trpc/auth.login"])("I8: at %s are not read beyond a megabyte", async (path) => {
    const { body, sent } = huge();
    const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } };
    const answer = await send(new Request(`${world.url}${path}`, init as RequestInit));
    expect(answer.status).toBe(413);
    expect(sent()).toBeLessThan(4 * 1024 * 1024);
    const claimed = await send(
      new Request(`${world.url}${path}`, { method: "POST", body: "x", headers: { "content-length": "100000000" } }),
    );
    expect(claimed.status).toBe(413);
  });
});

describe("where a request comes from", () => {
  const from = (forwarded: string, proxies: number) =>
    requestInfo(new Request("http://x/", { headers: { "x-forwarded-for": forwarded } }), "10.0.0.1", proxies).ipAddress;

  it("K6: X-Forwarded-For is believed as far as our own proxies wrote it, and no further", () => {
    expect(from("6.6.6.6", 0)).toBe("10.0.0.1");
    expect(from("6.6.6.6, 203.0.113.9", 1)).toBe("203.0.113.9");
    expect(from("6.6.6.6, 203.0.113.9, 10.0.0.2", 2)).toBe("203.0.113.9");
    expect(from("203.0.113.9", 2)).toBe("10.0.0.1");
    expect(from("<script>", 1)).toBe("10.0.0.1");
  });

  it("K6: an IPv4 address is written as one, however the socket has it", () => {
    const peer = (address: string | null) => requestInfo(new Request("http://x/"), address).ipAddress;
    expect(peer("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(peer("::1")).toBe("::1");
    expect(peer("2001:DB8:0:0::7")).toBe("2001:db8::7");
    expect(peer(null)).toBeNull();
    expect(from("::ffff:203.0.113.9", 1)).toBe("203.0.113.9");
  });
});

describe("keys of tokens", () => {
  it("L3: while a new key takes over, nobody is signed out", async () => {
    const claims = {
      sub: acme.admin.userId,
      sid: acme.admin.sessionId,
      tenant_id: acme.tenantId,
      role: "admin" as const,
      email: acme.admin.email,
    };
    const env = { ...world.deps.env, JWT_SECRET_KEY: "the-key-of-before-which-is-long-enough" };
    const next = {
      ...env,
      JWT_SECRET_KEY: "the-key-that-comes-after-it-long-enough",
      JWT_SECRET_KEYS_OLD: env.JWT_SECRET_KEY,
    };
    const overlapping = createDoors({ ...world.deps, env: next });
    const afterwards = createDoors({ ...world.deps, env: { ...next, JWT_SECRET_KEYS_OLD: "" } });
    const status = async (doors: typeof overlapping, token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      return (await doors.fetch(new Request(`${world.url}/api/v1/auth/me`, { headers }), null)).status;
    };
    const old = tokensOf(env).access(claims, world.clock.now());
    const fresh = tokensOf(next).access(claims, world.clock.now());
    expect([await status(overlapping, old), await status(overlapping, fresh)]).toEqual([200, 200]);
    expect([await status(afterwards, old), await status(afterwards, fresh)]).toEqual([401, 200]);
  });
});

describe("a production that lacks something", () => {
  const good = {
    ENVIRONMENT: "production",
    DATABASE_URL: "postgresql://owner@db.example/voxcalls",
    JWT_SECRET_KEY: "j".repeat(20) + "-canary-JWT-0123456789",
    AUTH_SECRET: "a".repeat(20) + "-canary-AUTH-0123456789",
    ENCRYPTION_KEY: "e".repeat(20) + "-canary-ENC-0123456789",
    RETELL_API_KEY: "key_real_0123456789",
    TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}`,
    TWILIO_AUTH_TOKEN: "token-of-twilio",
    SMTP_URL: "smtps://mail.example:465",
    MAIL_FROM: "VoxCalls <no-reply@example.com>",
  };

  it("L8: does not start, and says which variable it is without its value", () => {
    expect(() => readEnv(good)).not.toThrow();
    const secrets = ["JWT_SECRET_KEY", "AUTH_SECRET", "ENCRYPTION_KEY", "DATABASE_URL", "RETELL_API_KEY"] as const;
    for (const name of secrets) expect(() => readEnv({ ...good, [name]: "" })).toThrow(name);
    for (const name of ["JWT_SECRET_KEY", "AUTH_SECRET", "ENCRYPTION_KEY"] as const) {
      for (const value of ["short-canary", `change-me-${"0123456789".repeat(4)}`, "xy".repeat(20)]) {
        expect(() => readEnv({ ...good, [name]: value })).toThrow(name);
        expect(() => readEnv({ ...good, [name]: value })).not.toThrow(value);
      }
    }
    expect(() => readEnv({ ...good, AUTH_SECRET: good.JWT_SECRET_KEY })).toThrow("AUTH_SECRET");
    expect(() => readEnv({ ...good, RETELL_API_KEY: "key_voxcalls_sandbox" })).toThrow("RETELL_API_KEY");
    expect(() => readEnv({ ...good, JWT_SECRET_KEYS_OLD: "short" })).toThrow("JWT_SECRET_KEYS_OLD");
  });
});
