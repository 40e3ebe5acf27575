import { randomBytes } from "node:crypto";
import { Logger, run, runMigrations } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { assertSafeRuntimeRole, createDb, runtimeUrls } from "../src/index";
import { grantJobs, migrate, prepareRuntimeRoles } from "../src/set-up";
import { withOwner } from "../src/owner-client";
import { readMigrations } from "../src/prisma-files";
import { createTestDatabase, type TestDatabase } from "../testing/database";

let database: TestDatabase;
let tenantId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = (await database.db.platform.tenant.create({ data: { name: "T", slug: "t", ratePerMinute: 0 } })).id;
});
afterAll(() => database.drop());

describe("jobs", () => {
  const jobs = () =>
    withOwner(
      database.ownerUrl,
      async (client) => (await client.query("select task_identifier, key from graphile_worker.jobs")).rows,
    );

  it("a tenant's transaction enqueues a job that it cannot see, and takes it back when it fails", async () => {
    const tenantDb = database.db.forTenant(tenantId);
    const failing = tenantDb.tx(async (tx) => {
      await tx.$queryRaw`select enqueue_job('never', '{}')`;
      throw new Error("undo");
    });
    await expect(failing).rejects.toThrow("undo");
    await tenantDb.tx(async (tx) => {
      await tx.$executeRaw`select enqueue_job('greet', ${JSON.stringify({ name: "Ada" })}::json, 'one', now() + interval '1 hour', 'slow')`;
    });
    await tenantDb.$executeRaw`select enqueue_job('greet', ${JSON.stringify({ name: "Bob" })}::json, 'one')`;
    expect(await jobs()).toEqual([{ task_identifier: "greet", key: "one" }]);
    await expect(tenantDb.$queryRaw`select * from graphile_worker.jobs`).rejects.toThrow("permission denied");
  });

  it("the platform role runs them: graphile-worker needs no more than grantJobs gives", async () => {
    await database.db.platform.$executeRaw`select enqueue_job('greet', '{"name":"Eve"}', queue_name => 'named')`;
    const pool = new pg.Pool({ connectionString: database.platformUrl, max: 3 });
    pool.on("error", () => undefined);
    pool.on("connect", (client) => client.on("error", () => undefined));
    const greeted: string[] = [];
    const runner = await run({
      pgPool: pool,
      noHandleSignals: true,
      logger: new Logger(() => () => undefined),
      concurrency: 2,
      crontab: "0 0 1 1 * greet ?id=yearly",
      taskList: {
        greet: (payload) => {
          greeted.push((payload as { name: string }).name);
          if (greeted.length === 1) throw new Error("try again");
        },
      },
    });
    while (greeted.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await runner.stop();
    await pool.end();
    expect(greeted.sort()).toEqual(["Bob", "Eve"]);
    expect(await jobs()).toHaveLength(1);
  });
});

describe("on a server whose owner is no superuser, as hosted ones give", () => {
  it("migrates, makes the roles and serves; deleting a tenant takes all its rows along", async () => {
    const name = `voxcalls_test_owner_${randomBytes(4).toString("hex")}`;
    const { serverUrl } = inject("testDatabase");
    await withOwner(serverUrl, async (client) => {
      await client.query(`create role ${name} login password 'p' createrole`);
      // The roles of this server are its superuser's; on a server of one's own they would be the owner's.
      await client.query(
        `grant voxcalls_app, voxcalls_platform to ${name} with admin option, inherit false, set false`,
      );
      await client.query(`create database ${name} owner ${name}`);
    });
    const url = new URL(serverUrl);
    Object.assign(url, { username: name, password: "p", pathname: `/${name}` });
    try {
      await migrate(url.href);
      await runMigrations({ connectionString: url.href });
      await grantJobs(url.href);
      await prepareRuntimeRoles(url.href, "secret");
      const db = createDb(runtimeUrls(url.href, "secret"));
      await assertSafeRuntimeRole(db);
      const tenant = await db.platform.tenant.create({ data: { name: "T", slug: "t", ratePerMinute: 0 } });
      const tenantDb = db.forTenant(tenant.id);
      const user = await tenantDb.user.create({
        data: { email: "u@example.test", name: "u", passwordHash: "", role: "user" },
      });
      await tenantDb.agent.create({
        data: { name: "a", systemPrompt: "", voiceId: "v", llmModel: "m", assignedUserId: user.id },
      });
      await tenantDb.$executeRaw`select enqueue_job('greet', '{}')`;
      await db.platform.tenant.delete({ where: { id: tenant.id } });
      expect(await db.platform.agent.count()).toBe(0);
      await db.close();
    } finally {
      await withOwner(serverUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
        await client.query(`drop role if exists voxcalls_app_${name}, voxcalls_platform_${name}`);
        await client.query(`drop owned by ${name}`);
        await client.query(`drop role ${name}`);
      });
    }
  });
});

describe("login roles", () => {
  it("a login of one database opens no other, and another secret opens none", async () => {
    const { templateUrl, secret, serverUrl } = inject("testDatabase");
    const name = `voxcalls_test_second_${randomBytes(4).toString("hex")}`;
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    await withOwner(serverUrl, (client) => client.query(`create database ${name}`));
    try {
      await migrate(url.href);
      await prepareRuntimeRoles(url.href, secret);
      const stranger = new URL(runtimeUrls(templateUrl, secret).appUrl);
      stranger.pathname = `/${name}`;
      await expect(withOwner(stranger.href, (client) => client.query("select 1"))).rejects.toMatchObject({
        code: "42501",
      });
      await expect(
        withOwner(runtimeUrls(url.href, "other").appUrl, (client) => client.query("select 1")),
      ).rejects.toMatchObject({ code: "28P01" });
      await prepareRuntimeRoles(url.href, "other");
      await withOwner(runtimeUrls(url.href, "other").appUrl, (client) => client.query("select 1"));
    } finally {
      await withOwner(serverUrl, async (client) => {
        await client.query(`drop database ${name} with (force)`);
        await client.query(`drop role voxcalls_app_${name}, voxcalls_platform_${name}`);
      });
    }
  });

  it("two migrations at once leave one migrated database", async () => {
    const name = `voxcalls_test_twice_${randomBytes(4).toString("hex")}`;
    const url = new URL(inject("testDatabase").serverUrl);
    url.pathname = `/${name}`;
    await withOwner(inject("testDatabase").serverUrl, (client) => client.query(`create database ${name}`));
    try {
      const lines: string[] = [];
      const applied = await Promise.all([
        migrate(url.href, { log: (line) => lines.push(line) }),
        migrate(url.href),
        migrate(url.href),
      ]);
      const { migrationDirectories } = await readMigrations();
      expect(applied.flat()).toEqual(migrationDirectories.map(({ path }) => path));
      expect(lines.every((line) => line.startsWith("applied "))).toBe(true);
      expect(await migrate(url.href)).toEqual([]);
    } finally {
      await withOwner(inject("testDatabase").serverUrl, (client) => client.query(`drop database ${name} with (force)`));
    }
  });
});
