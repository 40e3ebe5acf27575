import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PLATFORM_CHAIN } from "../src/audit-links";
import { verifyAudit } from "../src/verify-audit";
import { createTestDatabase, type TestDatabase } from "../testing/database";

let database: TestDatabase;
let owner: pg.Client;
let tenantId: string;
let slug: string;

beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

// A tenant of its own for each test, with twelve entries; the faults of other tests are of no concern to it.
beforeEach(async () => {
  slug = `t-${randomUUID().slice(0, 8)}`;
  const tenant = await database.db.platform.tenant.create({ data: { name: slug, slug, ratePerMinute: 0 } });
  tenantId = tenant.id;
  for (let n = 1; n <= 12; n += 1) await write(`thing.done_${n}`);
});

async function write(action: string): Promise<string> {
  const { id } = await database.db.forTenant(tenantId).auditLog.create({
    data: {
      actorType: "member",
      actorLabel: "Zoë, 「quoted」 5:x,-",
      action,
      reason: null,
      after: { money: "1.10", n: 1.1, list: [null, "ü"], text: 'a "b"\n' },
    },
  });
  return id;
}

/** The superuser at work: past triggers and policies. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  await owner.query("begin");
  await owner.query("set local session_replication_role = replica");
  await owner.query(sql, values);
  await owner.query("commit");
}

async function faults() {
  const verdict = await verifyAudit(database.platformUrl);
  return verdict.faults.filter((fault) => fault.log === slug);
}

async function entryAt(seq: number): Promise<string> {
  const { rows } = await owner.query<{ entry_id: string }>(
    "select entry_id from audit_chain where chain = $1 and seq = $2",
    [tenantId, seq],
  );
  return rows[0]?.entry_id ?? "";
}

describe("L6: the chain of the audit log", () => {
  it("L6: holds when nobody touched it, computed apart from the database's code", async () => {
    expect(await faults()).toEqual([]);
    expect(await verifyAudit(database.ownerUrl)).toMatchObject({ entries: expect.any(Number) as number });
  });

  it.each([
    ["actor_type", "'system'"],
    ["actor_id", "gen_random_uuid()"],
    ["actor_label", "'somebody'"],
    ["action", "'thing.other'"],
    ["object_type", "'agent'"],
    ["object_id", "gen_random_uuid()"],
    ["reason", "''"],
    ["before", "'{}'"],
    ["after", `jsonb_set(after, '{money}', '"1.1"')`],
    ["request_id", "'r'"],
    ["created_at", "created_at + interval '1 millisecond'"],
  ])("L6: an altered %s is named", async (column, value) => {
    const id = await entryAt(5);
    await tamper(`update audit_log set ${column} = ${value} where id = $1`, [id]);
    expect(await faults()).toMatchObject([{ kind: "altered", seq: 5, entryId: id }]);
  });

  it("L6: the first of several altered entries is named", async () => {
    const id = await entryAt(3);
    await tamper("update audit_log set reason = 'x' where id = any($1)", [[await entryAt(9), id]]);
    expect(await faults()).toMatchObject([{ kind: "altered", seq: 3, entryId: id }]);
  });

  it("L6: an entry moved to another tenant is named", async () => {
    const other = await database.db.platform.tenant.create({
      data: { name: "o", slug: randomUUID().slice(0, 12), ratePerMinute: 0 },
    });
    const id = await entryAt(4);
    await tamper("update audit_log set tenant_id = $2 where id = $1", [id, other.id]);
    expect(await faults()).toMatchObject([{ kind: "altered", seq: 4, entryId: id }]);
  });

  it("L6: a removed entry is named, with its link and without", async () => {
    const [seventh, fourth] = [await entryAt(7), await entryAt(4)];
    await tamper("delete from audit_log where id = $1", [seventh]);
    expect(await faults()).toMatchObject([{ kind: "missing", seq: 7, entryId: seventh }]);
    await tamper("delete from audit_chain where entry_id = $1", [fourth]);
    await tamper("delete from audit_log where id = $1", [fourth]);
    expect(await faults()).toMatchObject([{ kind: "missing", seq: 4 }]);
  });

  it("L6: two entries that changed places are named", async () => {
    const [second, third] = [await entryAt(2), await entryAt(3)];
    await tamper(
      `update audit_log a set created_at = b.created_at - interval '1 hour' from audit_log b where a.id = $1 and b.id = $2`,
      [third, second],
    );
    expect(await faults()).toMatchObject([{ kind: "altered", seq: 3, entryId: third }]);
    const [sixth, seventh] = [await entryAt(6), await entryAt(7)];
    await tamper("update audit_log set created_at = created_at + interval '1 hour' where id = $1", [second]);
    await tamper("update audit_chain set seq = 99 where entry_id = $1", [sixth]);
    await tamper("update audit_chain set seq = 6 where entry_id = $1", [seventh]);
    await tamper("update audit_chain set seq = 7 where entry_id = $1", [sixth]);
    expect((await faults())[0]).toMatchObject({ kind: "altered", seq: 2, entryId: second });
  });

  it("L6: links that changed places are named", async () => {
    const [sixth, seventh] = [await entryAt(6), await entryAt(7)];
    await tamper("update audit_chain set seq = 99 where entry_id = $1", [sixth]);
    await tamper("update audit_chain set seq = 6 where entry_id = $1", [seventh]);
    await tamper("update audit_chain set seq = 7 where entry_id = $1", [sixth]);
    expect(await faults()).toMatchObject([{ kind: "altered", seq: 6, entryId: seventh }]);
  });

  it("L6: an inserted entry is named, with a link at the end and without", async () => {
    const insert = `insert into audit_log (id, tenant_id, actor_type, actor_label, action)
                    values ($1, $2, 'member', 'x', 'thing.invented')`;
    const id = randomUUID();
    await tamper(insert, [id, tenantId]);
    expect(await faults()).toMatchObject([{ kind: "inserted", seq: null, entryId: id }]);
    const { rows } = await owner.query<{ hash: string }>("select hash from audit_chain where entry_id = $1", [
      await entryAt(12),
    ]);
    await tamper("insert into audit_chain (chain, seq, entry_id, hash) values ($1, 13, $2, $3)", [
      tenantId,
      id,
      rows[0]?.hash,
    ]);
    expect(await faults()).toMatchObject([{ kind: "altered", seq: 13, entryId: id }]);
  });

  it("L6: a tail that was cut off is missed by the head", async () => {
    const ids = [await entryAt(11), await entryAt(12)];
    await tamper("delete from audit_log where id = any($1)", [ids]);
    await tamper("delete from audit_chain where entry_id = any($1)", [ids]);
    expect(await faults()).toMatchObject([{ kind: "cut off", seq: 11 }]);
    expect((await faults())[0]?.words).toBe("the chain had 12 entries and ends after 10");
  });

  it("L6: a whole log that was removed is missed, and so is a changed head", async () => {
    await tamper("update audit_heads set hash = repeat('0', 64) where chain = $1", [tenantId]);
    expect(await faults()).toMatchObject([{ kind: "head altered", seq: 12 }]);
    await tamper("delete from audit_log where tenant_id = $1", [tenantId]);
    await tamper("delete from audit_chain where chain = $1", [tenantId]);
    expect(await faults()).toMatchObject([{ kind: "cut off", seq: 1 }]);
  });

  it("L6: an unbroken chain after 100 writers at once, two entries each", async () => {
    const pool = new pg.Pool({ connectionString: database.platformUrl, max: 25 });
    const insert = `insert into audit_log (id, tenant_id, actor_type, actor_label, action)
                    select gen_random_uuid(), $1, 'system', 'job', 'thing.done' from generate_series(1, 2)`;
    await Promise.all(Array.from({ length: 100 }, () => pool.query(insert, [tenantId])));
    await pool.end();
    expect(await faults()).toEqual([]);
    const { rows } = await owner.query("select entries::int from audit_heads where chain = $1", [tenantId]);
    expect(rows).toEqual([{ entries: 212 }]);
  });

  it("L6: a transaction that is given up leaves no gap", async () => {
    const tenantDb = database.db.forTenant(tenantId);
    const given = tenantDb.tx(async (tx) => {
      await tx.auditLog.create({ data: { actorType: "system", actorLabel: "job", action: "thing.undone" } });
      throw new Error("given up");
    });
    await expect(given).rejects.toThrow("given up");
    await write("thing.done");
    expect(await faults()).toEqual([]);
    expect(await entryAt(13)).not.toBe("");
  });

  it("transactions that log first and lock later do not wait for each other in a circle", async () => {
    const { db } = database;
    const agent = await db.platform.agent.create({
      data: { tenantId, name: "a", systemPrompt: "", voiceId: "v", llmModel: "m" },
    });
    const entry = { tenantId, actorType: "system", actorLabel: "job", action: "thing.done" };
    const change = { where: { id: agent.id }, data: { name: "b" } };
    const tenantDb = db.forTenant(tenantId);
    const patience = { maxWait: 60_000, timeout: 60_000 };
    const acts = Array.from({ length: 16 }, (_, n) =>
      tenantDb.tx(async (tx) => {
        if (n % 2 === 0) await tx.auditLog.create({ data: entry });
        await tx.agent.update(change);
        if (n % 2 === 1) await tx.auditLog.create({ data: entry });
      }, patience),
    );
    await Promise.all(acts);
    expect(await faults()).toEqual([]);
  });

  it("neither runtime role can write the chain or its heads", async () => {
    for (const url of [database.appUrl, database.platformUrl]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        for (const sql of [
          "update audit_heads set entries = 0",
          "delete from audit_chain",
          "insert into audit_heads (chain) values (gen_random_uuid())",
          "select append_to_audit_chain(gen_random_uuid(), gen_random_uuid(), '')",
          "alter table audit_log disable trigger all",
        ]) {
          await expect(client.query(sql), sql).rejects.toMatchObject({ code: "42501" });
        }
      } finally {
        await client.end();
      }
    }
  });

  it("L6: a log that was removed with its chain and head is missed, as long as the tenant stands", async () => {
    expect(await faults()).toEqual([]);
    for (const [table, column] of [
      ["audit_log", "tenant_id"],
      ["audit_chain", "chain"],
      ["audit_heads", "chain"],
    ]) {
      await tamper(`delete from ${table} where ${column} = $1`, [tenantId]);
    }
    expect(await faults()).toMatchObject([{ kind: "missing", seq: 1, entryId: null }]);
    await tamper("insert into audit_heads (chain) values ($1)", [tenantId]);
    expect(await faults()).toMatchObject([{ kind: "missing", seq: 1, entryId: null }]);
  });

  it("L6: the platform has a chain of its own", async () => {
    const { platform } = database.db;
    const entry = { actorType: "super_admin", actorLabel: "super@example.test", action: "tenant.suspended" };
    const { id } = await platform.platformAuditLog.create({ data: { ...entry, objectName: "Acme", before: {} } });
    await platform.platformAuditLog.create({ data: entry });
    const ofPlatform = async () =>
      (await verifyAudit(database.platformUrl)).faults.filter(({ chain }) => chain === PLATFORM_CHAIN);
    expect(await ofPlatform()).toEqual([]);
    await tamper("update platform_audit_log set object_name = 'Globex' where id = $1", [id]);
    expect(await ofPlatform()).toMatchObject([{ kind: "altered", seq: 1, entryId: id, log: "platform" }]);
    await tamper("update platform_audit_log set object_name = 'Acme' where id = $1", [id]);
  });

  it("the log of a deleted tenant is missed unless the platform's log says so", async () => {
    const { platform } = database.db;
    const removed = async () =>
      (await verifyAudit(database.platformUrl)).faults.filter(({ chain }) => chain === tenantId).length;
    await platform.tenant.delete({ where: { id: tenantId } });
    expect(await removed()).toBe(1);
    await platform.platformAuditLog.create({
      data: { actorType: "super_admin", actorLabel: "s", action: "tenant.deleted", objectId: tenantId },
    });
    expect(await removed()).toBe(0);
  });

  it("a login that sees only a part is refused instead of finding everything missing", async () => {
    await expect(verifyAudit(database.appUrl)).rejects.toThrow(/permission denied|does not see every row/);
  });
});
