import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assertSafeRuntimeRole, createDb } from "../src/index";
import { createTestDatabase, type TestDatabase } from "../testing/database";

const PLATFORM_TABLES = [
  ...[
    "sessions",
    "refresh_tokens",
    "mailed_links",
    "recovery_codes",
    "platform_audit_log",
    "audit_chain",
    "audit_heads",
    "provider_events",
    "idempotency_keys",
    "rate_limits",
    "worker_heartbeats",
    "platform_settings",
    "reconciliation_runs",
    "reconciliation_days",
    "reconciliation_items",
    "provider_health_runs",
    "provider_health_items",
    "wholesale_costs",
    "wholesale_sums",
    "platform_sums",
    "platform_counts",
  ],
  "_prisma_migrations",
];
const BOOKS = ["usage_records", "audit_log"];

let database: TestDatabase;
let owner: pg.Client;
let tenantTables: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  tenantTables = await column(`
    select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'
    union select 'tenants' order by 1`);
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** The first column of the answer. */
async function column(sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await owner.query<string[]>({ text: sql, values, rowMode: "array" });
  return rows.map((row) => row[0] ?? "");
}

describe("Z5: the catalogue", () => {
  it("Z5: every table is either a tenant's or known to be the platform's", async () => {
    const all = await column("select tablename from pg_tables where schemaname = 'public' order by 1");
    expect(all).toEqual([...tenantTables, ...PLATFORM_TABLES].sort());
    expect(tenantTables.length).toBeGreaterThanOrEqual(10);
  });

  it("Z5: row-level security is enabled and forced on every tenant table", async () => {
    const walled = await column(
      "select relname from pg_class where relrowsecurity and relforcerowsecurity and relnamespace = 'public'::regnamespace order by 1",
    );
    expect(walled).toEqual(tenantTables);
  });

  it("Z5: the app role's only policy on each compares the tenant on reading and on writing", async () => {
    for (const table of tenantTables) {
      const { rows } = await owner.query<{ cmd: string; qual: string; with_check: string }>(
        "select cmd, qual, with_check from pg_policies where tablename = $1 and ('voxcalls_app' = any(roles) or 'public' = any(roles))",
        [table],
      );
      const key = table === "tenants" ? "id" : "tenant_id";
      const own = `(${key} = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)`;
      expect(rows, table).toEqual([{ cmd: "ALL", qual: own, with_check: own }]);
    }
  });

  it("Z5: every tenant table has an index that begins with the tenant", async () => {
    for (const table of tenantTables.filter((name) => name !== "tenants")) {
      const indexes = await column(
        "select indexdef from pg_indexes where tablename = $1 and indexdef like '%(tenant_id%'",
        [table],
      );
      expect(indexes, table).not.toEqual([]);
    }
  });

  it("Z5: every key between tenant tables carries the tenant, but for the number that moves", async () => {
    const keys = await column(
      `select format('%s -> %s: %s', c.conrelid::regclass, c.confrelid::regclass, pg_get_constraintdef(c.oid)) from pg_constraint c
       where c.contype = 'f' and c.conrelid::regclass::text = any($1) and c.confrelid::regclass::text = any($1)`,
      [tenantTables],
    );
    const without = keys.filter((key) => !key.includes("FOREIGN KEY (tenant_id"));
    expect(without).toEqual([
      "phone_number_holdings -> phone_numbers: FOREIGN KEY (phone_number_id) REFERENCES phone_numbers(id) ON UPDATE CASCADE ON DELETE CASCADE",
    ]);
  });

  it("Z5: the roles in use are neither superuser nor owner, and pass no policy", async () => {
    const { rows } = await owner.query(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles
       where pg_has_role(rolname, 'voxcalls_app', 'member') and not pg_has_role(rolname, 'postgres', 'member')
          or pg_has_role(rolname, 'voxcalls_platform', 'member') and not pg_has_role(rolname, 'postgres', 'member')`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const { rolname, ...powers } of rows as Record<string, unknown>[]) {
      expect(Object.values(powers), String(rolname)).toEqual([false, false, false, false, false]);
    }
    expect(
      await column("select tablename from pg_tables where schemaname = 'public' and tableowner like 'voxcalls%'"),
    ).toEqual([]);
  });

  it("the app role may do nothing on the platform's tables, and nobody rewrites the books", async () => {
    const rights = async (role: string, table: string) =>
      column(
        `select right_ from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) right_
         where has_table_privilege($1, $2, right_) or ($2 <> '_prisma_migrations' and right_ in ('SELECT', 'UPDATE') and has_any_column_privilege($1, $2, right_))`,
        [role, table],
      );
    for (const table of PLATFORM_TABLES) expect(await rights("voxcalls_app", table), table).toEqual([]);
    for (const table of BOOKS) {
      for (const role of ["voxcalls_app", "voxcalls_platform"])
        expect(await rights(role, table)).toEqual(["SELECT", "INSERT"]);
    }
    for (const table of ["usage_days", "usage_hours", "call_days", "call_months"]) {
      for (const role of ["voxcalls_app", "voxcalls_platform"]) expect(await rights(role, table)).toEqual(["SELECT"]);
    }
    for (const table of ["rate_versions", "statements", "statement_lines"]) {
      expect(await rights("voxcalls_app", table)).toEqual(["SELECT"]);
      expect(await rights("voxcalls_platform", table)).toEqual(["SELECT", "INSERT"]);
    }
    for (const table of ["platform_sums", "wholesale_sums", "platform_counts"]) {
      expect(await rights("voxcalls_platform", table), table).toEqual(["SELECT"]);
    }
    expect(await rights("voxcalls_platform", "platform_audit_log")).toEqual(["SELECT", "INSERT"]);
    for (const table of ["audit_chain", "audit_heads"])
      expect(await rights("voxcalls_platform", table), table).toEqual(["SELECT"]);
    expect(await rights("voxcalls_app", "support_visits")).toEqual(["SELECT"]);
    expect(await rights("voxcalls_app", "tenants")).toEqual(["SELECT", "UPDATE"]);
  });

  it("raw SQL of the app role without a tenant sees no row of any tenant table", async () => {
    await database.db.platform.tenant.create({ data: { name: "T", slug: "t", ratePerMinute: 0 } });
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    try {
      for (const table of tenantTables) expect((await app.query(`select * from ${table}`)).rows, table).toEqual([]);
      await expect(app.query("select * from sessions")).rejects.toMatchObject({ code: "42501" });
      await expect(app.query("select * from graphile_worker.jobs")).rejects.toMatchObject({ code: "42501" });
      await expect(app.query("create table mine ()")).rejects.toMatchObject({ code: "42501" });
    } finally {
      await app.end();
    }
  });

  it("a number of the pool is out of a tenant's sight and reach", async () => {
    const { db } = database;
    const { id } = await db.platform.tenant.create({ data: { name: "P", slug: "p", ratePerMinute: 0 } });
    const number = await db.platform.phoneNumber.create({
      data: { phoneNumber: "+15550009999", countryCode: "US", status: "available" },
    });
    const tenantDb = db.forTenant(id);
    expect(await tenantDb.phoneNumber.findUnique({ where: { id: number.id } })).toBeNull();
    expect(
      await tenantDb.$executeRaw`update phone_numbers set tenant_id = ${id}::uuid, status = 'assigned' where id = ${number.id}::uuid`,
    ).toBe(0);
  });
});

describe("assertSafeRuntimeRole", () => {
  it("accepts the runtime roles", async () => {
    await expect(assertSafeRuntimeRole(database.db)).resolves.toBeUndefined();
  });

  it("refuses a role that passes row-level security", async () => {
    const db = createDb({ appUrl: database.ownerUrl, platformUrl: database.platformUrl });
    await expect(assertSafeRuntimeRole(db)).rejects.toThrow("can pass row-level security");
    await db.close();
  });

  it("refuses to serve while one tenant table is open", async () => {
    await owner.query("alter table calls no force row level security");
    await expect(assertSafeRuntimeRole(database.db)).rejects.toThrow("No forced row-level security on calls");
    await owner.query("alter table calls force row level security");
  });
});

describe("rules of the tables", () => {
  const insertUser =
    "insert into users (id, tenant_id, email, password_hash, name, role) values (gen_random_uuid(), $1, $2, '', '', $3)";

  it("a super admin has no tenant, and everybody else has one", async () => {
    const [tenantId] = await column(
      "insert into tenants (id, name, slug, rate_per_minute) values (gen_random_uuid(), 'R', 'r', 0) returning id",
    );
    await expect(owner.query(insertUser, [null, "a@example.test", "admin"])).rejects.toMatchObject({ code: "23514" });
    await expect(owner.query(insertUser, [tenantId, "b@example.test", "super_admin"])).rejects.toMatchObject({
      code: "23514",
    });
    await expect(owner.query(insertUser, [tenantId, "Upper@example.test", "admin"])).rejects.toMatchObject({
      code: "23514",
    });
    await owner.query(insertUser, [null, "super@example.test", "super_admin"]);
  });

  it("a number has one open holding at most, and none of its bindings without a tenant", async () => {
    const tenants = await column("select id from tenants limit 1");
    const [number] = await column(
      "insert into phone_numbers (id, phone_number, country_code, status) values (gen_random_uuid(), '+15550007777', 'US', 'available') returning id",
    );
    const hold =
      "insert into phone_number_holdings (id, tenant_id, phone_number_id, held_from) values (gen_random_uuid(), $1, $2, now())";
    await owner.query(hold, [tenants[0], number]);
    await expect(owner.query(hold, [tenants[0], number])).rejects.toMatchObject({ code: "23505" });
    await expect(
      owner.query("update phone_numbers set status = 'assigned' where id = $1", [number]),
    ).rejects.toMatchObject({ code: "23514" });
    await expect(
      owner.query("update phone_numbers set assigned_agent_id = gen_random_uuid() where id = $1", [number]),
    ).rejects.toMatchObject({ code: "23514" });
  });
});
