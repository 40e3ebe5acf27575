import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PrismaClient } from "../src/generated/client";
import { createDb, type Db } from "../src/index";
import { relationMapOf } from "../src/relation-map";
import { RELATIONS_ACROSS_TENANTS, SCOPED_MODELS, TENANT_MODELS, type ScopedModel } from "../src/tenant-models";
import { TenantPool } from "../src/tenant-pool";
import { tenantStore } from "../src/tenant-store";
import { createTestDatabase, type TestDatabase } from "../testing/database";
import { fillTenant, moveNumber, type Rows } from "./two-tenants";

type Operation = (args?: unknown) => Promise<unknown>;
type Client = (model: ScopedModel) => Record<string, Operation>;

const MARK_A = "MARK-A";
const CHANGE: Record<ScopedModel, object> = {
  Tenant: { name: "stolen" },
  User: { name: "stolen" },
  Agent: { name: "stolen" },
  PhoneNumber: { nickname: "stolen" },
  PhoneNumberHolding: { heldUntil: new Date("2027-01-01") },
  Call: { agentName: "stolen" },
  CallTranscript: { content: "stolen" },
  CallExport: { rowsDone: 666 },
  UsageRecord: { billableSeconds: 1 },
  RateVersion: { incrementSeconds: 60 },
  Statement: { tenantName: "stolen" },
  StatementLine: { label: "stolen" },
  Invitation: { tokenHash: "stolen" },
  AuditLog: { action: "stolen" },
  ApiKey: { name: "stolen" },
  SupportVisit: { reason: "stolen" },
  Flow: { name: "stolen" },
  AgentVersion: { title: "stolen" },
  TestCase: { name: "stolen" },
  ToolSecret: { sealedValue: "stolen" },
  KnowledgeBase: { name: "stolen" },
  KnowledgeSource: { title: "stolen" },
  WebhookEndpoint: { url: "stolen" },
  WebhookEvent: { type: "stolen" },
  WebhookDelivery: { problem: "stolen" },
  CallHold: { seconds: 1 },
  DeclinedCall: { reason: "stolen" },
  LimitAlert: { percent: 1 },
  Batch: { name: "stolen" },
  BatchRow: { toNumber: "stolen" },
  DoNotCallNumber: { source: "stolen" },
};

let database: TestDatabase;
let byOwner: Db;
let appPool: TenantPool;
let unfiltered: PrismaClient;
let a: Rows;
let b: Rows;
let rowsOfA: Set<string>;
let sessionOfA: string;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  const { platform } = database.db;
  a = await fillTenant(platform, MARK_A, 1);
  b = await fillTenant(platform, "MARK-B", 2);
  await moveNumber(platform, a, b, 1);
  await moveNumber(platform, b, a, 2);
  byOwner = createDb({ appUrl: database.ownerUrl, platformUrl: database.ownerUrl });
  appPool = new TenantPool({ url: database.appUrl, size: 4, queryTimeoutMs: 3_000, connectTimeoutMs: 10_000 });
  unfiltered = new PrismaClient({ adapter: new PrismaPg(appPool) });
  sessionOfA = (await platform.session.findFirstOrThrow({ where: { userId: a.User } })).id;
  rowsOfA = new Set([...Object.values(a), sessionOfA]);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await unfiltered.$disconnect();
  await appPool.end();
  await byOwner.close();
  await database.drop();
});

/** Everything in the tables of tenants, as nobody but the superuser sees it. */
async function everyRow(): Promise<string> {
  const tables = ["tenants", "users", "agents", "phone_numbers", "phone_number_holdings", "calls"];
  const more = ["call_transcripts", "usage_records", "invitations", "audit_log", "flows", "agent_versions"];
  const webhooks = ["webhook_endpoints", "webhook_events", "webhook_deliveries"];
  const books = ["rate_versions", "statements", "statement_lines"];
  const rest = ["test_cases", "tool_secrets", "knowledge_bases", "knowledge_sources"];
  const limits = ["call_holds", "declined_calls", "limit_alerts"];
  const all: unknown[] = [];
  for (const table of [...tables, ...more, ...books, ...rest, ...webhooks, ...limits])
    all.push((await owner.query(`select * from ${table} order by 1`)).rows);
  return JSON.stringify(all);
}

const CLIENTS: [name: string, as: (tenantId: string) => Client][] = [
  ["all walls", (tenantId) => delegatesOf(() => database.db.forTenant(tenantId))],
  ["(a) row-level security alone, the filter left out", (tenantId) => unfilteredAs(tenantId)],
  ["(b) the filter alone, row-level security passed by", (tenantId) => delegatesOf(() => byOwner.forTenant(tenantId))],
];

function delegatesOf(client: () => object): Client {
  return (model) => Reflect.get(client(), uncapitalize(model)) as Record<string, Operation>;
}

/** What the runtime role may do with the tenant set and no filter of ours. */
function unfilteredAs(tenantId: string): Client {
  const delegates = delegatesOf(() => unfiltered);
  return (model) =>
    new Proxy(delegates(model), {
      get: (delegate, operation: string) => (args: unknown) =>
        tenantStore.run(tenantId, async () => delegate[operation]?.(args)),
    });
}

function uncapitalize(model: string): string {
  return model.charAt(0).toLowerCase() + model.slice(1);
}

/** The answer, or the refusal as a string. */
async function attempt(act: () => Promise<unknown>): Promise<string> {
  try {
    return (
      JSON.stringify(await act(), (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value)) ??
      "undefined"
    );
  } catch (error) {
    return `refused: ${error instanceof Error ? `${String(Reflect.get(error, "code"))} ${error.message}` : String(error)}`;
  }
}

function expectNothingOfA(answer: string): void {
  expect(answer.startsWith("refused") ? "" : answer).not.toContain(MARK_A);
  for (const id of rowsOfA) expect(answer.startsWith("refused") ? "" : answer).not.toContain(id);
}

describe.each(CLIENTS)("%s", (_name, clientOf) => {
  describe.each([...SCOPED_MODELS])("%s", (model) => {
    const asA = () => clientOf(a.Tenant)(model);
    const asB = () => clientOf(b.Tenant)(model);

    it("shows a tenant its own row", async () => {
      expect(await attempt(async () => asA()["findUnique"]?.({ where: { id: a[model] } }))).toContain(a[model]);
      expect(await attempt(async () => asA()["count"]?.())).not.toBe("0");
    });

    it.each([
      ["findUnique", "null"],
      ["findUniqueOrThrow", "P2025"],
      ["findFirst", "null"],
      ["findFirstOrThrow", "P2025"],
      ["findMany", "[]"],
      ["count", "0"],
      ["updateMany", '{"count":0}'],
      ["updateManyAndReturn", "[]"],
      ["deleteMany", '{"count":0}'],
      ["update", "P2025"],
      ["delete", "P2025"],
    ])("%s finds nothing of another tenant", async (operation, expected) => {
      const before = await everyRow();
      const data = operation.startsWith("update") ? { data: CHANGE[model] } : {};
      const answer = await attempt(async () => asB()[operation]?.({ where: { id: a[model] }, ...data }));
      // Some are refused before they look: books cannot be changed, tenants cannot remove themselves.
      if (!isForbidden(answer)) expect(answer).toContain(expected);
      expect(await everyRow()).toBe(before);
    });

    it("lists, counts and sums contain nothing of another tenant", async () => {
      for (const id of [
        undefined,
        { id: a[model] },
        { OR: [{ id: a[model] }, { id: b[model] }] },
        { NOT: { id: b[model] } },
      ]) {
        const where = id === undefined ? {} : { where: id };
        expectNothingOfA(await attempt(async () => asB()["findMany"]?.(where)));
        expectNothingOfA(await attempt(async () => asB()["groupBy"]?.({ by: ["id"], ...where })));
        expectNothingOfA(
          await attempt(async () => asB()["aggregate"]?.({ _min: { createdAt: true }, _count: true, ...where })),
        );
      }
      const own = await database.db.platform.$queryRaw<
        { n: number }[]
      >`select count(*)::int as n from agents where tenant_id = ${b.Tenant}::uuid`;
      if (model === "Agent") expect(await attempt(async () => asB()["count"]?.())).toBe(String(own[0]?.n));
    });

    it("a row cannot be made for another tenant, nor its own given away", async () => {
      const before = await everyRow();
      const row = (await withRow(model, b[model])) as object;
      const theirs = { ...row, ...(model === "Tenant" ? { id: a.Tenant } : { tenantId: a.Tenant }) };
      const foreign = model === "Tenant" ? { id: a.Tenant } : { tenantId: a.Tenant };
      for (const act of [
        () => asB()["create"]?.({ data: theirs }),
        () => asB()["createMany"]?.({ data: [theirs] }),
        () => asB()["createManyAndReturn"]?.({ data: [theirs] }),
        () => asB()["upsert"]?.({ where: { id: a[model] }, create: theirs, update: CHANGE[model] }),
        () => asB()["upsert"]?.({ where: { id: b[model] }, create: theirs, update: foreign }),
        () => asB()["update"]?.({ where: { id: b[model] }, data: foreign }),
        () => asB()["updateMany"]?.({ where: { id: b[model] }, data: foreign }),
        () => asB()["updateManyAndReturn"]?.({ where: { id: b[model] }, data: foreign }),
      ]) {
        expect(await attempt(async () => act())).toMatch(/^refused|^\{"count":0\}$/);
      }
      expect(await everyRow()).toBe(before);
    });

    it("no relation leads to another tenant, read or written", async () => {
      const before = await everyRow();
      for (const [relation, related] of relationMapOf(unfiltered)[model]?.relations ?? []) {
        // A model of the platform has no row of a tenant's: any id will do.
        const theirs = related in a ? a[related as ScopedModel] : sessionOfA;
        for (const args of [
          { include: { [relation]: true } },
          { select: { id: true, [relation]: true } },
          { select: { _count: { select: { [relation]: true } } } },
          { where: { [relation]: { id: theirs } } },
          { where: { [relation]: { some: { id: theirs } } } },
          { where: { OR: [{ [relation]: { is: { id: theirs } } }] } },
        ]) {
          const answer = await attempt(async () => asB()["findMany"]?.(args));
          expectNothingOfA(answer);
          if ("where" in args && !answer.startsWith("refused")) expect(answer).toBe("[]");
        }
        for (const write of [
          { connect: { id: theirs } },
          { update: CHANGE[related as ScopedModel] },
          { delete: { id: theirs } },
        ]) {
          await attempt(async () => asB()["update"]?.({ where: { id: b[model] }, data: { [relation]: write } }));
          await attempt(async () => asB()["update"]?.({ where: { id: a[model] }, data: { [relation]: write } }));
        }
      }
      const after = await everyRow();
      expect(rowsOf(after, a.Tenant)).toEqual(rowsOf(before, a.Tenant));
      for (const row of rowsOf(after, b.Tenant)) expectNothingOfA(row);
    });
  });
});

it("within its walls a tenant has every operation, and the tenant id comes by itself", async () => {
  const tenantDb = database.db.forTenant(b.Tenant);
  const { invitation } = tenantDb;
  const data = (name: string) => ({
    email: `${name}@example.test`,
    role: "user" as const,
    tokenHash: name,
    expiresAt: new Date("2030-01-01"),
  });
  const one = await invitation.create({ data: data("one") });
  expect(one.tenantId).toBe(b.Tenant);
  expect(await invitation.createMany({ data: [data("two"), data("three")] })).toEqual({ count: 2 });
  expect(await invitation.createManyAndReturn({ data: [data("four")], select: { tenantId: true } })).toEqual([
    { tenantId: b.Tenant },
  ]);
  const upsert = async (email: string) =>
    invitation.upsert({
      where: { tokenHash: "five" },
      create: data("five"),
      update: { email },
      select: { email: true },
    });
  expect([await upsert("new@example.test"), await upsert("new@example.test")]).toEqual([
    { email: "five@example.test" },
    { email: "new@example.test" },
  ]);
  expect(await invitation.updateMany({ where: { tokenHash: "two" }, data: { role: "admin" } })).toEqual({ count: 1 });
  expect(
    await invitation.updateManyAndReturn({
      where: { role: "admin" },
      data: { role: "user" },
      select: { tokenHash: true },
    }),
  ).toEqual([{ tokenHash: "two" }]);
  expect(await invitation.findUnique({ where: { tenantId_id: { tenantId: b.Tenant, id: one.id } } })).toEqual(one);
  expect(await invitation.aggregate({ _count: true, where: { role: "user" } })).toEqual({ _count: 6 });
  await tenantDb.tx(async (inner) => {
    await inner.invitation.delete({ where: { id: one.id } });
    expect(await inner.invitation.count()).toBe(5);
  });
  expect(await invitation.deleteMany({ where: { tokenHash: { not: "MARK-B" } } })).toEqual({ count: 4 });
});

/** Rows of one tenant, each as text. */
function rowsOf(everything: string, tenantId: string): string[] {
  const tables = JSON.parse(everything) as Record<string, unknown>[][];
  return tables
    .flat()
    .filter((row) => row["tenant_id"] === tenantId || row["id"] === tenantId)
    .map((row) => JSON.stringify(row));
}

async function withRow(model: ScopedModel, id: string): Promise<unknown> {
  const delegate = Reflect.get(database.db.platform, uncapitalize(model)) as Record<string, Operation>;
  const { id: _id, ...row } = (await delegate["findUniqueOrThrow"]?.({ where: { id } })) as { id: string };
  return row;
}

/** Said before any row was looked for. */
function isForbidden(answer: string): boolean {
  return /permission denied|^refused: undefined A tenant cannot/.test(answer);
}

describe("the walls themselves", () => {
  it("(c) every composite key refuses a row that points at another tenant's", async () => {
    const keys = await compositeKeys();
    // A call without usage or lines yet: no other rule than the key shall refuse it.
    const { platform } = database.db;
    await platform.call.create({
      data: {
        tenantId: a.Tenant,
        retellCallId: "call_bare",
        direction: "web",
        status: "failed",
        occurredAt: new Date(),
      },
    });
    expect(keys.length).toBeGreaterThan(10);
    for (const { child, parent, column } of keys) {
      const change = owner.query(
        `update ${child} set ${column} = (select id from ${parent} where tenant_id = $1 order by id desc limit 1) where tenant_id = $2`,
        [a.Tenant, b.Tenant],
      );
      await expect(change, `${child}.${column}`).rejects.toMatchObject({ code: "23503" });
    }
  });

  it("(c) Prisma reports such a row as P2003", async () => {
    const { platform } = database.db;
    const call = {
      retellCallId: "call_crossing",
      direction: "inbound",
      status: "completed",
      occurredAt: new Date(),
    } as const;
    await expect(
      platform.call.create({ data: { ...call, tenantId: b.Tenant, agentId: a.Agent } }),
    ).rejects.toMatchObject({ code: "P2003" });
  });

  it("keys without the tenant are exactly the relations that the scoped client refuses", async () => {
    const { rows: crossing } = await owner.query<{ child: string; parent: string }>(`
        select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent from pg_constraint c
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.confrelid <> 'tenants'::regclass
          and exists (select from pg_attribute t where t.attrelid = c.conrelid and t.attname = 'tenant_id')
          and not exists (select from pg_attribute t where t.attrelid = c.conrelid and t.attname = 'tenant_id' and t.attnum = any(c.conkey))`);
    expect(crossing).toEqual([{ child: "phone_number_holdings", parent: "phone_numbers" }]);
    expect([...RELATIONS_ACROSS_TENANTS].sort()).toEqual(["PhoneNumber.holdings", "PhoneNumberHolding.phoneNumber"]);
  });

  it("a tenant's client has a delegate for every model of tenants, and no other way in", () => {
    const tenantDb = database.db.forTenant(a.Tenant);
    for (const model of [...TENANT_MODELS, "Tenant"])
      expect(Reflect.get(tenantDb, uncapitalize(model)), model).toBeTypeOf("object");
    for (const name of ["session", "providerEvent", "$transaction", "$extends", "$connect", "$queryRawUnsafe"]) {
      expect(Reflect.get(tenantDb, name), name).toBeUndefined();
    }
  });

  it("no column of any model bears the name of a query's keyword", () => {
    const keywords = [
      "where",
      "select",
      "include",
      "omit",
      "data",
      "create",
      "update",
      "AND",
      "OR",
      "NOT",
      "is",
      "isNot",
      "some",
      "every",
      "none",
      "orderBy",
      "_count",
    ];
    for (const [model, { fields, relations }] of Object.entries(relationMapOf(unfiltered))) {
      for (const keyword of keywords)
        expect(fields.has(keyword) || relations.has(keyword), `${model}.${keyword}`).toBe(false);
    }
  });

  it("a tenant id that is no UUID is refused", () => {
    expect(() => database.db.forTenant("' or true --")).toThrow("UUID");
  });
});

async function compositeKeys(): Promise<{ child: string; parent: string; column: string }[]> {
  const { rows } = await owner.query<{ child: string; parent: string; column: string }>(`
      select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent, x.attname as column
      from pg_constraint c
      join pg_attribute t on t.attrelid = c.conrelid and t.attname = 'tenant_id' and t.attnum = any(c.conkey)
      join pg_attribute x on x.attrelid = c.conrelid and x.attnum = any(c.conkey) and x.attname <> 'tenant_id'
      where c.contype = 'f'`);
  return rows;
}
