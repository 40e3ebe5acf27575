import { afterAll, beforeAll, expect, it } from "vitest";
import { JobsPool } from "../src/jobs-pool";
import { createTestDatabase, type TestDatabase } from "../testing/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

function poolOf(options: { url?: string; queryTimeoutMs?: number } = {}): JobsPool {
  return new JobsPool({
    url: database.platformUrl,
    size: 1,
    queryTimeoutMs: 30_000,
    connectTimeoutMs: 30_000,
    ...options,
  });
}

it("T2: is settled when those that wait for a connection have had theirs, so that its end forgets nobody", async () => {
  const pool = poolOf();
  const clients = Array.from({ length: 5 }, async () => {
    const client = await pool.connect();
    await client.query("select pg_sleep(0.05)");
    client.release();
  });
  await pool.settled(30_000);
  await pool.end();
  await expect(Promise.all(clients)).resolves.toHaveLength(5);
});

it("T2: does not wait for ever for one that never ends", async () => {
  const pool = poolOf();
  const client = await pool.connect();
  await pool.settled(50);
  client.release();
  await pool.end();
});

it("D2: tells whoever ends a job that an outage passes, and nothing of the kind of a mistake", async () => {
  const away = poolOf({ url: "postgres://nobody@127.0.0.1:1/nothing" });
  await expect(away.connect()).rejects.toMatchObject({ code: "ETIMEDOUT" });
  await away.end();
  const pool = poolOf({ queryTimeoutMs: 1_000 });
  const client = await pool.connect();
  await expect(client.query("select 1 / 0")).rejects.toMatchObject({ code: "22012" });
  await expect(client.query("select pg_sleep(60)")).rejects.toMatchObject({ code: "ETIMEDOUT" });
  client.release(true);
  await pool.end();
});
