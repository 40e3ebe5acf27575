import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDb, isDatabaseUnavailable, runtimeUrls, type Db } from "../src/index";
import { migrate, prepareRuntimeRoles } from "../src/set-up";
import { withOwner } from "../src/owner-client";
import { startOwnServer, type OwnServer } from "../testing/own-server";

/** No request may take longer, whatever the database does (D3). */
const LONGEST_ANSWER_MS = 5_000;
const POOL_SIZE = 4;

let server: OwnServer;
let db: Db;
let tenantId: string;

beforeAll(async () => {
  server = await startOwnServer();
  await migrate(server.url);
  await prepareRuntimeRoles(server.url, "secret");
  db = createDb({ ...runtimeUrls(server.url, "secret"), poolSize: POOL_SIZE });
  tenantId = (await db.platform.tenant.create({ data: { name: "T", slug: "t", ratePerMinute: 0 } })).id;
});

afterAll(async () => {
  await db.close();
  await server.remove();
});

/** One request of every kind: a single read, a transaction, raw SQL, the platform's client. */
function requests(): Promise<unknown>[] {
  const tenantDb = db.forTenant(tenantId);
  return [
    tenantDb.agent.findMany(),
    tenantDb.tx(async (tx) => {
      await tx.agent.count();
      return tx.user.count();
    }),
    tenantDb.$queryRaw`select 1`,
    db.platform.tenant.count(),
    db.platform.$transaction(async (tx) => tx.tenant.count()),
  ];
}

/** What came of them, and the errors that were no plain "not now". */
async function outcome(all: Promise<unknown>[]): Promise<{ served: number; unavailable: number; other: unknown[] }> {
  const settled = await Promise.allSettled(all);
  const errors = settled.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  const unavailable = errors.filter(isDatabaseUnavailable);
  return {
    served: settled.length - errors.length,
    unavailable: unavailable.length,
    other: errors.filter((error) => !isDatabaseUnavailable(error)),
  };
}

async function untilServed(): Promise<void> {
  for (;;) {
    const all = requests();
    if ((await outcome(all)).served === all.length) return;
    await sleep(100);
  }
}

it("D2: an immediate restart under load fails requests cleanly, and then all goes on", async () => {
  const load = Array.from({ length: 20 }, async (_, index) => {
    await sleep(index * 10);
    return outcome([...requests(), db.forTenant(tenantId).$queryRaw`select pg_sleep(0.3)::text`]);
  });
  await sleep(150);
  process.kill(server.pid(), "SIGQUIT");
  const results = await Promise.all(load);
  expect(results.flatMap(({ other }) => other)).toEqual([]);
  expect(results.reduce((sum, { unavailable }) => sum + unavailable, 0)).toBeGreaterThan(0);
  await server.start();
  await untilServed();
  await db.ping();
});

it("D3: frozen backends fail every request within five seconds, and new ones serve", async () => {
  await outcome(requests());
  const pids = await withOwner(server.url, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      "select pid from pg_stat_activity where usename like 'voxcalls_%'",
    );
    return rows.map(({ pid }) => pid);
  });
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  try {
    const answers = await Promise.all(requests().map(async (request) => timed(request)));
    expect(answers.flatMap(({ other }) => other)).toEqual([]);
    expect(answers.reduce((sum, { unavailable }) => sum + unavailable, 0)).toBeGreaterThan(0);
    for (const { tookMs } of answers) expect(tookMs).toBeLessThan(LONGEST_ANSWER_MS);
    await untilServed();
  } finally {
    for (const pid of pids) process.kill(pid, "SIGCONT");
  }
  await untilServed();
});

it("D3: a server that is frozen altogether fails every request within five seconds and recovers", async () => {
  await untilServed();
  const children = await withOwner(server.url, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      "select pid from pg_stat_activity where usename like 'voxcalls_%'",
    );
    return rows.map(({ pid }) => pid);
  });
  const frozen = [server.pid(), ...children];
  for (const pid of frozen) process.kill(pid, "SIGSTOP");
  try {
    const answers = await Promise.all(
      [...requests(), ...requests(), ...requests(), db.ping()].map(async (request) => timed(request)),
    );
    expect(answers.map(({ served }) => served).filter(Boolean)).toEqual([]);
    expect(answers.flatMap(({ other }) => other)).toEqual([]);
    for (const { tookMs } of answers) expect(tookMs).toBeLessThan(LONGEST_ANSWER_MS);
  } finally {
    for (const pid of frozen) process.kill(pid, "SIGCONT");
  }
  await untilServed();
});

async function timed(request: Promise<unknown>) {
  const start = performance.now();
  return { ...(await outcome([request])), tookMs: performance.now() - start };
}

it("D4: with the pool exhausted the rest is turned away, health still answers, and no connection is lost", async () => {
  const tenantDb = db.forTenant(tenantId);
  const holders = Array.from({ length: POOL_SIZE }, () => tenantDb.$queryRaw`select pg_sleep(2.5)::text`);
  await sleep(50);
  const waiting = outcome([
    ...Array.from({ length: 30 }, () => tenantDb.agent.findMany()),
    ...Array.from({ length: 10 }, () => tenantDb.tx(async (tx) => tx.agent.count())),
  ]);
  await db.ping();
  expect(await outcome([db.platform.tenant.count()])).toEqual({ served: 1, unavailable: 0, other: [] });
  expect(await waiting).toEqual({ served: 0, unavailable: 40, other: [] });
  expect(await outcome(holders)).toEqual({ served: POOL_SIZE, unavailable: 0, other: [] });
  expect(
    await outcome(Array.from({ length: POOL_SIZE * 4 }, () => tenantDb.tx(async (tx) => tx.agent.count()))),
  ).toMatchObject({ served: POOL_SIZE * 4 });
});

it("a statement that runs too long is cancelled at the server, and its connection serves on", async () => {
  expect(await outcome([db.forTenant(tenantId).$queryRaw`select pg_sleep(60)::text`])).toEqual({
    served: 0,
    unavailable: 1,
    other: [],
  });
  const running = await withOwner(server.url, (client) =>
    client.query(
      "select 1 from pg_stat_activity where state = 'active' and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()",
    ),
  );
  expect(running.rowCount).toBe(0);
});

it("D6: a read-only database turns writes away and serves reads", async () => {
  await withOwner(server.url, (client) =>
    client.query("alter database voxcalls set default_transaction_read_only = on"),
  );
  const readOnly = createDb({ ...runtimeUrls(server.url, "secret"), poolSize: 1 });
  try {
    const data = { name: "n", systemPrompt: "", voiceId: "v", llmModel: "m" };
    expect(await outcome([readOnly.forTenant(tenantId).agent.create({ data })])).toEqual({
      served: 0,
      unavailable: 1,
      other: [],
    });
    expect(await outcome([readOnly.forTenant(tenantId).agent.findMany()])).toEqual({
      served: 1,
      unavailable: 0,
      other: [],
    });
  } finally {
    await readOnly.close();
    await withOwner(server.url, async (client) => {
      await client.query("set default_transaction_read_only = off");
      await client.query("alter database voxcalls reset default_transaction_read_only");
    });
  }
});
