import { afterAll, beforeAll, expect, it } from "vitest";
import { diffSchema } from "../src/set-up";
import { withOwner } from "../src/owner-client";
import { createTestDatabase, type TestDatabase } from "../testing/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("the migrations make exactly the tables of the schema files", async () => {
  expect(await diffSchema(database.ownerUrl)).toBe("");
});

it("a column that the schema files do not know shows in the difference", async () => {
  await withOwner(database.ownerUrl, (client) => client.query("alter table agents add column colour text"));
  expect(await diffSchema(database.ownerUrl)).toContain('ALTER TABLE "agents" DROP COLUMN "colour"');
});
