import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database";
import { fillTenant, type Rows } from "./two-tenants";

let database: TestDatabase;
let rows: Rows;

beforeAll(async () => {
  database = await createTestDatabase();
  rows = await fillTenant(database.db.platform, "MARK-C", 3);
});
afterAll(async () => {
  await database.drop();
});

/** A point that one reaches and another waits for. */
class Meeting {
  is: () => void = () => undefined;
  readonly point = new Promise<void>((resolve) => (this.is = resolve));
}

/** Two rows, each changed by one transaction first and by the other last. */
async function crossed(times: { a: number; b: number }): Promise<void> {
  const tenantDb = database.db.forTenant(rows.Tenant);
  const [metA, metB] = [new Meeting(), new Meeting()];
  const agent = { where: { id: rows.Agent }, data: { responsiveness: 0.5 } };
  const number = { where: { id: rows.PhoneNumber }, data: { nickname: "swapped" } };
  await Promise.all([
    tenantDb.tx(async (tx) => {
      times.a += 1;
      await tx.agent.update(agent);
      metA.is();
      await metB.point;
      await tx.phoneNumber.update(number);
    }),
    tenantDb.tx(async (tx) => {
      times.b += 1;
      await tx.phoneNumber.update(number);
      metB.is();
      await metA.point;
      await tx.agent.update(agent);
    }),
  ]);
}

it("D5: of two transactions that wait for each other the one that was ended is run again, and both succeed", async () => {
  const times = { a: 0, b: 0 };
  await crossed(times);
  expect([times.a, times.b].toSorted()).toEqual([1, 2]);
});

it("D5: a third failure is the last, and any other error is told at once", async () => {
  const tenantDb = database.db.forTenant(rows.Tenant);
  let tries = 0;
  const conflict = Object.assign(new Error("a write conflict"), { code: "P2034" });
  const fails = (error: Error) => tenantDb.tx(() => ((tries += 1), Promise.reject(error)));
  await expect(fails(conflict)).rejects.toBe(conflict);
  expect(tries).toBe(3);
  const other = new Error("something else");
  await expect(fails(other)).rejects.toBe(other);
  expect(tries).toBe(4);
});
