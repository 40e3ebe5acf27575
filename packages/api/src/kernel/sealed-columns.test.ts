import { createTestDatabase } from "@voxcalls/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyRing, seal, unseal } from "./crypto";
import { placeOf, resealAll, sealedColumns } from "./sealed-columns";

const before = keyRing("the first key, which is long enough to be one");
const both = keyRing("the second key, which is long enough to be one", [
  "the first key, which is long enough to be one",
]);
const after = keyRing("the second key, which is long enough to be one");
const count = 450;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
const [numbers, , users] = sealedColumns;

beforeAll(async () => {
  database = await createTestDatabase();
  const db = database.db.platform;
  for (let n = 0; n < count; n += 1) {
    const { id } = await db.phoneNumber.create({
      data: { phoneNumber: `+1202555${1000 + n}`, countryCode: "US", status: "available" },
    });
    const sealedSipPassword = seal(before, placeOf(numbers!, id), `canary-${n}`);
    await db.phoneNumber.update({ where: { id }, data: { sealedSipPassword } });
  }
  const user = await db.user.create({
    data: { email: "a@b.test", name: "Ada", role: "super_admin", passwordHash: "x" },
  });
  const sealedTotpSecret = seal(before, placeOf(users!, user.id), "canary-totp");
  await db.user.update({ where: { id: user.id }, data: { sealedTotpSecret } });
});
afterAll(() => database.drop());

const sealedNumbers = async () =>
  (await database.db.platform.phoneNumber.findMany({ orderBy: { id: "asc" } })).map(({ id, sealedSipPassword }) => ({
    id,
    sealed: sealedSipPassword ?? "",
  }));

describe("changing the key", () => {
  it("L1: every sealed column is known, and its values are", async () => {
    const columns = await database.db.platform.$queryRaw<{ table: string; column: string }[]>`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and column_name like 'sealed%' order by 1, 2`;
    expect(columns).toEqual(sealedColumns);
    for (const { sealed } of await sealedNumbers())
      expect(sealed).toMatch(/^v1:[0-9a-f]{8}:[\w-]{16}:[\w-]+:[\w-]{22}$/);
  });

  it("L2: goes on where it was broken off, while what is sealed opens all the time, and leaves nothing behind", async () => {
    let rows = 0;
    const brokenOff = resealAll(database.db.platform, both, () => {
      rows += 1;
      if (rows === 230) throw new Error("killed");
    });
    await expect(brokenOff).rejects.toThrow("killed");
    for (const { id, sealed } of await sealedNumbers())
      expect(unseal(both, placeOf(numbers!, id), sealed)).toMatch(/^canary-/);
    expect(await resealAll(database.db.platform, both)).toBe(count + 1 - 230);
    for (const { id, sealed } of await sealedNumbers())
      expect(unseal(after, placeOf(numbers!, id), sealed)).toMatch(/^canary-/);
    const { id, sealedTotpSecret } = await database.db.platform.user.findFirstOrThrow();
    expect(unseal(after, placeOf(users!, id), sealedTotpSecret ?? "")).toBe("canary-totp");
    expect(await resealAll(database.db.platform, both)).toBe(0);
  });

  it("L2: a key that is missing is named, and the row stays as it was", async () => {
    const rows = await sealedNumbers();
    await expect(
      resealAll(database.db.platform, keyRing("a third key, which knows nothing of the others")),
    ).rejects.toThrow("ENCRYPTION_KEYS_OLD");
    expect(await sealedNumbers()).toEqual(rows);
  });
});
