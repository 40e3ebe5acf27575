import { serve, type ServerType } from "@hono/node-server";
import { createTestDatabase, type TestDatabaseOptions } from "@voxcalls/db/testing";
import { createRetell, createTwilio, retellConfigFrom, twilioConfigFrom } from "@voxcalls/retell-client";
import { startSandbox } from "@voxcalls/sandbox/app";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDeps } from "../src/deps";
import { createDoors, type Doors } from "../src/doors";
import { hashPassword } from "../src/features/auth/passwords";
import { plans } from "../src/features/plans/catalogue";
import { runWorker } from "../src/jobs/run";
import type { Clock } from "../src/kernel/clock";
import { enterTenant, platformCtx, type Deps, type PlatformCtx, type TenantCtx } from "../src/kernel/context";
import { readEnv, type ApiEnv } from "../src/kernel/env";

const neverOpen = { failures: Infinity, pauseMs: 0 };

export const password = "correct horse battery 9";

/** A clock that runs with the real one and can be moved. */
export class MovableClock implements Clock {
  #offsetMs = 0;
  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }
  move(ms: number): void {
    this.#offsetMs += ms;
  }
}

export interface RestAnswer {
  readonly status: number;
  // What a route answered is judged by the test, field by field.
  readonly body: Record<string, never>;
  readonly headers: Headers;
  readonly text: string;
}

export type RestCaller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<RestAnswer>;

export interface TestPerson {
  readonly userId: string;
  readonly email: string;
  readonly role: "admin" | "user" | "super_admin";
}

/**
 * The whole product in a test: a database of its own, the sandbox over HTTP, and the doors on a port that the sandbox's webhooks reach.
 * Nothing is mocked; jobs run when `startWorker` was called.
 */
export class World {
  private workers: { stop(): Promise<void> }[] = [];

  private constructor(
    readonly deps: Deps,
    readonly clock: MovableClock,
    readonly sandbox: Awaited<ReturnType<typeof startSandbox>>,
    readonly database: Awaited<ReturnType<typeof createTestDatabase>>,
    readonly doors: Doors,
    readonly url: string,
    private readonly server: ServerType,
    private readonly folder: string,
  ) {}

  static async create(
    options: { env?: Partial<Record<keyof ApiEnv, string>>; database?: TestDatabaseOptions } = {},
  ): Promise<World> {
    const [database, sandbox, folder] = await Promise.all([
      createTestDatabase(options.database),
      startSandbox({ port: 0 }),
      mkdtemp(join(tmpdir(), "voxcalls-test-")),
    ]);
    const held: { doors?: Doors } = {};
    const server = serve({
      fetch: async (request) => (await held.doors?.fetch(request, "127.0.0.1")) ?? new Response(null, { status: 503 }),
      port: 0,
      hostname: "127.0.0.1",
    });
    // A server that ends an idle connection just as it is used again breaks off a request; a busy machine makes that likely.
    if ("keepAliveTimeout" in server) server.keepAliveTimeout = 0;
    await new Promise<void>((resolve) => (server.listening ? resolve() : server.once("listening", () => resolve())));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const env = readEnv({
      NODE_ENV: "test",
      ENVIRONMENT: "test",
      DATABASE_URL: database.ownerUrl,
      JWT_SECRET_KEY: "a secret of the tests, long enough for HS256",
      AUTH_SECRET: "another secret of the tests, long enough too",
      ENCRYPTION_KEY: "the sealing key of the tests, long enough too",
      API_BASE_URL: url,
      FRONTEND_URL: url,
      RETELL_API_KEY: "key_voxcalls_sandbox",
      RETELL_BASE_URL: sandbox.url,
      TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
      TWILIO_AUTH_TOKEN: "voxcalls-sandbox",
      TWILIO_BASE_URL: `${sandbox.url}/twilio`,
      TWILIO_TERMINATION_SIP_URL: "voxcalls-test.pstn.twilio.com",
      SIP_USERNAME: "voxcalls",
      SIP_PASSWORD: "Sandbox-Trunk-2026",
      RECORDINGS_DIR: folder,
      SMTP_URL: sandbox.smtpUrl,
      RATE_LIMIT_SCALE: "1000",
      LOG_LEVEL: "silent",
      ...options.env,
    });
    const clock = new MovableClock();
    const deps = createDeps(env, {
      db: database.db,
      clock,
      // One test's outage must not keep the next one's requests back.
      retell: createRetell({ ...retellConfigFrom(env), circuit: neverOpen }),
      twilio: createTwilio({ ...twilioConfigFrom(env), circuit: neverOpen }),
    });
    held.doors = createDoors(deps);
    return new World(deps, clock, sandbox, database, held.doors, url, server, folder);
  }

  /** A tenant with its first admin, made directly; `caps` override the plan's. */
  async tenant(slug: string, caps: Partial<Omit<(typeof plans)["pro"], "name">> = {}) {
    const { name: plan, ...planCaps } = plans.pro;
    const tenant = await this.deps.db.platform.tenant.create({
      data: { name: slug, slug, plan, ...planCaps, ...caps },
    });
    const admin = await this.person(tenant.id, `admin@${slug}.test`, "admin");
    return { tenant, admin, ctx: this.as(admin, tenant) };
  }

  async person(tenantId: string | null, email: string, role: TestPerson["role"]): Promise<TestPerson> {
    const user = await this.deps.db.platform.user.create({
      data: { tenantId, email, role, name: email.split("@")[0] ?? email, passwordHash: await hashOnce() },
    });
    return { userId: user.id, email, role };
  }

  /** The context a verb gets when this member calls it. */
  as(person: TestPerson, tenant: Parameters<typeof enterTenant>[2]): TenantCtx {
    const { userId, email, role } = person;
    if (role === "super_admin") throw new Error("a super admin is not a member");
    const actor = { type: "member", userId, email, role, tenantId: tenant.id, sessionId: userId } as const;
    return enterTenant(this.deps, actor, tenant, null);
  }

  asPlatform(person: TestPerson): PlatformCtx {
    const { userId, email } = person;
    return platformCtx(this.deps, { type: "super_admin", role: "super_admin", userId, email, sessionId: userId }, null);
  }

  /** Signs in over HTTP and returns a caller of `/api/v1` with that token. */
  async signIn(person: Pick<TestPerson, "email">): Promise<RestCaller> {
    const answer = await this.rest()("POST", "/auth/login", { email: person.email, password });
    return this.rest(String(answer.body["access_token"]));
  }

  /** A caller of `/api/v1` over HTTP, with or without a token. */
  rest(token?: string): RestCaller {
    return async (method, path, body, headers = {}) => {
      const response = await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = /json/.test(response.headers.get("content-type") ?? "");
      return { status: response.status, body: isJson ? JSON.parse(text) : {}, headers: response.headers, text };
    };
  }

  /** Runs jobs in this process until the world closes. */
  async startWorker(): Promise<void> {
    this.workers.push(await runWorker(this.deps));
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    this.server.close();
    await this.deps.news.close();
    await this.sandbox.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

let hashed: Promise<string> | undefined;
const hashOnce = () => (hashed ??= hashPassword(password));
