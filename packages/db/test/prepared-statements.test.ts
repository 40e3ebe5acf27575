import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDb, type Db, type TenantDb } from "../src/index";
import { createTestDatabase, type TestDatabase } from "../testing/database";

let database: TestDatabase;
let db: Db;
let tenants: TenantDb[];

beforeAll(async () => {
  database = await createTestDatabase();
  // One connection, so that what it has prepared can be asked for.
  db = createDb({ appUrl: database.appUrl, platformUrl: database.platformUrl, poolSize: 1 });
  const made = await Promise.all(
    ["one", "two"].map((slug) => db.platform.tenant.create({ data: { name: slug, slug, ratePerMinute: 0 } })),
  );
  tenants = made.map(({ id }) => db.forTenant(id));
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

function preparedBy(of: Pick<TenantDb, "$queryRaw">): Promise<{ statement: string }[]> {
  return of.$queryRaw<{ statement: string }[]>`select statement from pg_prepared_statements order by statement`;
}

const slugs = (tenant: TenantDb) => tenant.$queryRaw<{ slug: string }[]>`/* prepared */ select slug from tenants`;

describe("a statement that says it is prepared", () => {
  it("Z6: is prepared once a connection, and shows each tenant its own rows alone", async () => {
    const [one, two] = tenants as [TenantDb, TenantDb];
    for (let round = 0; round < 8; round += 1) {
      expect(await slugs(one)).toEqual([{ slug: "one" }]);
      expect(await slugs(two)).toEqual([{ slug: "two" }]);
    }
    expect(await preparedBy(one)).toEqual([{ statement: "/* prepared */ select slug from tenants" }]);
  });

  it("is prepared anew after it could not be, and survives an execution that fails", async () => {
    const [one] = tenants as [TenantDb];
    const late = () => one.$queryRaw`/* prepared */ select 1 as one from comes_later`;
    await expect(late()).rejects.toThrow();
    await expect(late()).rejects.toThrow();
    const divided = (by: number) => one.$queryRaw`/* prepared */ select 1 / ${by}::int as whole`;
    await expect(divided(0)).rejects.toThrow();
    expect(await divided(1)).toEqual([{ whole: 1 }]);
    await expect(divided(0)).rejects.toThrow();
    expect(await divided(1)).toEqual([{ whole: 1 }]);
    const texts = (await preparedBy(one)).map(({ statement }) => statement);
    expect(texts.filter((text) => text.includes("whole"))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("comes_later"))).toEqual([]);
  });

  it("is sent bare to a pooler that knows none", async () => {
    const appUrl = `${database.appUrl}?pgbouncer=true`;
    const bare = createDb({ appUrl, platformUrl: database.platformUrl, poolSize: 1 });
    const tenant = bare.forTenant(tenants[0]?.tenantId ?? "");
    expect(await slugs(tenant)).toEqual([{ slug: "one" }]);
    expect(await preparedBy(tenant)).toEqual([]);
    await bare.close();
  });
});
