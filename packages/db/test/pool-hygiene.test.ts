import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isDatabaseUnavailable, type Db } from "../src/index";
import { TenantPool } from "../src/tenant-pool";
import { tenantStore } from "../src/tenant-store";
import { createTestDatabase, type TestDatabase } from "../testing/database";

const TENANTS = 50;
const REQUESTS = 300;
const CONNECTIONS = 4;

interface Owned {
  tenantId: string;
  agentId: string;
}

let database: TestDatabase;
let db: Db;
let tenants: Owned[];

beforeAll(async () => {
  database = await createTestDatabase({ poolSize: CONNECTIONS, queryTimeoutMs: 5_000, connectTimeoutMs: 10_000 });
  db = database.db;
  tenants = [];
  await inParallel(TENANTS, CONNECTIONS, async (index) => {
    const { id } = await db.platform.tenant.create({
      data: { name: `T${index}`, slug: `t${index}`, ratePerMinute: 0 },
    });
    const agent = await db.forTenant(id).agent.create({ data: newAgent(`agent of T${index}`) });
    tenants.push({ tenantId: id, agentId: agent.id });
  });
});
afterAll(() => database.drop());

function newAgent(name: string) {
  return { name, systemPrompt: "", voiceId: "v", llmModel: "m" };
}

function tenantOf(index: number): Owned {
  const owned = tenants[index % TENANTS];
  if (!owned) throw new Error("no tenant");
  return owned;
}

/** Waiting requests would give up after two seconds; this keeps no more of them in line than are served by then. */
async function inParallel(count: number, lanes: number, act: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) await act(index);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

const REQUEST_KINDS: ((owned: Owned, other: Owned) => Promise<void>)[] = [
  async ({ tenantId, agentId }) => {
    expect((await db.forTenant(tenantId).agent.findMany()).map(({ id }) => id)).toEqual([agentId]);
  },
  async ({ tenantId, agentId }, other) => {
    const [own, foreign] = await Promise.all([
      db.forTenant(tenantId).agent.findUnique({ where: { id: agentId } }),
      db.forTenant(tenantId).agent.findUnique({ where: { id: other.agentId } }),
    ]);
    expect([own?.id, foreign]).toEqual([agentId, null]);
  },
  async ({ tenantId, agentId }) => {
    const rows = await db.forTenant(tenantId).tx(async (tx) => {
      await tx.agent.update({ where: { id: agentId }, data: { language: "de-DE" } });
      return tx.$queryRaw<{ id: string }[]>`select id from agents`;
    });
    expect(rows).toEqual([{ id: agentId }]);
  },
  async ({ tenantId, agentId }) => {
    expect(await db.forTenant(tenantId).$queryRaw`select id from agents`).toEqual([{ id: agentId }]);
  },
  async ({ tenantId }) => {
    await expect(
      db.forTenant(tenantId).agent.create({ data: { ...newAgent("bad"), responsiveness: 7 } }),
    ).rejects.toThrow();
  },
  async ({ tenantId }) => {
    const failing = db.forTenant(tenantId).tx(async (tx) => {
      await tx.agent.create({ data: newAgent("never") });
      throw new Error("undo");
    });
    await expect(failing).rejects.toThrow("undo");
  },
];

it("Z6: 300 requests of 50 tenants on 4 connections see their own rows only", async () => {
  await inParallel(REQUESTS, 10 * CONNECTIONS, async (index) => {
    await REQUEST_KINDS[index % REQUEST_KINDS.length]?.(tenantOf(index), tenantOf(index + 1));
  });
  expect(await db.platform.agent.count()).toBe(TENANTS);
});

it("Z6: findUnique calls of many tenants in one tick each find their own row and no other", async () => {
  const answers = await Promise.all(
    tenants
      .slice(0, 20)
      .flatMap(({ tenantId, agentId }, index) => [
        db.forTenant(tenantId).agent.findUnique({ where: { id: agentId }, select: { id: true } }),
        db.forTenant(tenantId).agent.findUnique({ where: { id: tenantOf(index + 1).agentId }, select: { id: true } }),
      ]),
  );
  expect(answers).toEqual(tenants.slice(0, 20).flatMap(({ agentId }) => [{ id: agentId }, null]));
});

it("Z6: after errors, cancellations and time-outs the next user of a connection sees no row without a tenant", async () => {
  const { tenantId, agentId } = tenantOf(0);
  const pool = new TenantPool({ url: database.appUrl, size: 1, queryTimeoutMs: 2_000, connectTimeoutMs: 10_000 });
  const asTenant = (sql: string) => tenantStore.run(tenantId, async () => pool.query<{ id: string }>(sql));
  const bare = async () => (await pool.query("select id from agents")).rows;
  const setting = async () => (await pool.query("select current_setting('app.tenant_id', true) as tenant")).rows;
  const frozen = "select pg_sleep(0.1) from generate_series(1, 100)";
  try {
    for (const mishap of [
      "select id from agents",
      "select 1/0",
      "select from nowhere",
      "select pg_sleep(60)",
      frozen,
    ]) {
      await asTenant(mishap).catch(() => undefined);
      expect(await bare(), mishap).toEqual([]);
      expect(["", null]).toContain((await setting())[0]?.tenant);
      expect((await asTenant("select id from agents")).rows, mishap).toEqual([{ id: agentId }]);
    }
    for (const end of ["commit", "rollback"]) {
      const client = await tenantStore.run(tenantId, async () => {
        const transaction = await pool.connect();
        await transaction.query({ text: "BEGIN" });
        expect((await transaction.query("select id from agents")).rows).toEqual([{ id: agentId }]);
        await transaction.query(end);
        return transaction;
      });
      client.release();
      expect(await bare(), end).toEqual([]);
    }
  } finally {
    await pool.end();
  }
});

it("a query and its tenant travel in one packet", async () => {
  const packets: string[] = [];
  const pool = new TenantPool({ url: database.appUrl, size: 1, queryTimeoutMs: 2_000, connectTimeoutMs: 10_000 });
  const { tenantId, agentId } = tenantOf(3);
  try {
    await pool.query("select 1");
    pool.on("acquire", (client) => {
      const { stream } = (client as unknown as { connection: pg.Connection }).connection;
      const write = stream.write.bind(stream);
      const cork = stream.cork.bind(stream);
      let corked = false;
      stream.cork = () => {
        corked = true;
        cork();
      };
      stream.write = ((chunk: Buffer) => {
        if (chunk[0] === "S".charCodeAt(0) || !corked) packets.push(String.fromCharCode(chunk[0] ?? 0));
        return write(chunk);
      }) as typeof stream.write;
    });
    const { rows } = await tenantStore.run(tenantId, async () =>
      pool.query("select id from agents where id = $1", [agentId]),
    );
    expect(rows).toEqual([{ id: agentId }]);
    // One Sync, and nothing written outside of the corked packet.
    expect(packets).toEqual(["S"]);
  } finally {
    await pool.end();
  }
});

it("a transaction takes an isolation level although its tenant is already set", async () => {
  const { tenantId, agentId } = tenantOf(1);
  const level = await db
    .forTenant(tenantId)
    .tx(
      async (tx) =>
        tx.$queryRaw<
          { level: string; id: string }[]
        >`select current_setting('transaction_isolation') as level, id from agents`,
      { isolationLevel: "Serializable" },
    );
  expect(level).toEqual([{ level: "serializable", id: agentId }]);
});

it("an error that the server reports leaves the connection in the pool", async () => {
  const { tenantId } = tenantOf(2);
  const pid = async () =>
    (await db.forTenant(tenantId).$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid;
  const before = await Promise.all(Array.from({ length: CONNECTIONS }, pid));
  const broken = db.forTenant(tenantId).$queryRaw`select 1/0`;
  await expect(broken).rejects.toSatisfy((error) => !isDatabaseUnavailable(error));
  const after = await Promise.all(Array.from({ length: CONNECTIONS * 3 }, pid));
  expect(new Set([...before, ...after]).size).toBeLessThanOrEqual(CONNECTIONS);
});
