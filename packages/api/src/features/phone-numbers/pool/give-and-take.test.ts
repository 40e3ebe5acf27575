import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../../testing/harness";
import { crashAt } from "../../../../testing/run-elsewhere";
import { breakProvider, mendProviders, providerState } from "../../../../testing/sandbox-control";
import type { PlatformCtx } from "../../../kernel/context";
import { sweepNumbers } from "../sweep";
import { allocateNumber } from "./allocate";
import { buyNumber } from "./buy";
import { numberHistory } from "./history";
import { reclaimNumber } from "./reclaim";
import { retireNumber, runRetire } from "./retire";
import { searchNumbers } from "./search";

let world: World;
let ctx: PlatformCtx;
beforeAll(async () => {
  world = await World.create();
  ctx = world.asPlatform(await world.person(null, "super@voxcalls.test", "super_admin"));
});
afterEach(async () => {
  await mendProviders(world);
});
afterAll(async () => {
  await world.close();
});

const childMs = 60_000;
const reason = "asked for by mail";

async function inPool() {
  const { data } = await searchNumbers(ctx, { countryCode: "US", numberType: "local", limit: 1 });
  return await buyNumber(ctx, { phoneNumber: data[0]?.phoneNumber ?? "" });
}

async function rowOf(id: string) {
  return await world.deps.db.platform.phoneNumber.findUnique({ where: { id } });
}

async function isAtProviders(phoneNumber: string) {
  const { twilio_numbers, phone_numbers } = await providerState(world);
  return {
    twilio: Object.values(twilio_numbers).some((number) => number.phone_number === phoneNumber),
    retell: phone_numbers[phoneNumber] !== undefined,
  };
}

async function tenantWithPlaces(slug: string, maxPhoneNumbers: number) {
  const { tenant } = await world.tenant(slug, { maxPhoneNumbers });
  return tenant;
}

describe("allocateNumber and reclaimNumber", () => {
  it("give a number to an organisation and take it back, in both logs and in the number's history", async () => {
    const tenant = await tenantWithPlaces("given", 1);
    const { id } = await inPool();
    const given = await allocateNumber(ctx, { phoneNumberId: id, tenantId: tenant.id, reason });
    expect(given).toMatchObject({ status: "assigned", tenantId: tenant.id, tenantName: tenant.name, idleSince: null });
    world.clock.move(60_000);
    const taken = await reclaimNumber(ctx, { phoneNumberId: id, reason });
    expect(taken).toMatchObject({ status: "quarantined", tenantId: null, idleSince: expect.any(Date) });

    const { data } = await numberHistory(ctx, { id });
    expect(data).toMatchObject([{ tenantId: tenant.id, tenantName: tenant.name, heldUntil: taken.idleSince }]);
    const { platform } = world.deps.db;
    const where = { objectId: id, action: { in: ["phone_number.allocated", "phone_number.reclaimed"] } };
    const select = { action: true, reason: true };
    const both = [
      { action: "phone_number.allocated", reason },
      { action: "phone_number.reclaimed", reason },
    ];
    const orderBy = { action: "asc" } as const;
    expect(await platform.auditLog.findMany({ where, select, orderBy })).toEqual(both);
    expect(await platform.platformAuditLog.findMany({ where, select, orderBy })).toEqual(both);
  });

  it("C3: give no more than the plan has places for, however many are given at once", async () => {
    const tenant = await tenantWithPlaces("narrow", 2);
    const numbers = [await inPool(), await inPool(), await inPool(), await inPool()];
    const tries = await Promise.allSettled(
      numbers.map(({ id }) => allocateNumber(ctx, { phoneNumberId: id, tenantId: tenant.id })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await world.deps.db.platform.phoneNumber.count({ where: { tenantId: tenant.id } })).toBe(2);
    for (const one of tries) if (one.status === "rejected") expect(one.reason.code).toBe("plan_limit_reached");
  });

  it("refuse a number that is not there, is taken, or that nobody holds, and an organisation that is not there", async () => {
    const tenant = await tenantWithPlaces("refused", 5);
    const { id } = await inPool();
    const give = (phoneNumberId: string, tenantId: string) => allocateNumber(ctx, { phoneNumberId, tenantId });
    await expect(give(uuidv7(), tenant.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(give(id, uuidv7())).rejects.toMatchObject({ code: "not_found" });
    await expect(reclaimNumber(ctx, { phoneNumberId: id })).rejects.toMatchObject({ code: "conflict" });
    await expect(reclaimNumber(ctx, { phoneNumberId: uuidv7() })).rejects.toMatchObject({ code: "not_found" });
    await give(id, tenant.id);
    await expect(give(id, tenant.id)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("retireNumber", () => {
  it("takes a number out of Retell, gives it back to Twilio and forgets it", async () => {
    const { id, phoneNumber } = await inPool();
    await retireNumber(ctx, { id });
    expect(await rowOf(id)).toBeNull();
    expect(await isAtProviders(phoneNumber)).toEqual({ twilio: false, retell: false });
    await expect(retireNumber(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses a number that somebody holds or that rests", async () => {
    const tenant = await tenantWithPlaces("holder", 1);
    const { id } = await inPool();
    await allocateNumber(ctx, { phoneNumberId: id, tenantId: tenant.id });
    await expect(retireNumber(ctx, { id })).rejects.toThrow("Take it back first");
    await reclaimNumber(ctx, { phoneNumberId: id });
    await expect(retireNumber(ctx, { id })).rejects.toThrow("at rest");
  });

  it("S7: goes on by itself when a provider fails, and nobody can have the number meanwhile", async () => {
    const tenant = await tenantWithPlaces("waiting", 1);
    const { id, phoneNumber } = await inPool();
    await breakProvider(world, { service: "twilio", path: "*", kind: "status", status: 500, times: "always" });
    await retireNumber(ctx, { id });
    expect(await rowOf(id)).toMatchObject({ status: "retiring" });
    await expect(allocateNumber(ctx, { phoneNumberId: id, tenantId: tenant.id })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(runRetire(world.deps, { phoneNumberId: id })).rejects.toThrow();
    await mendProviders(world);
    await runRetire(world.deps, { phoneNumberId: id });
    expect(await rowOf(id)).toBeNull();
    expect(await isAtProviders(phoneNumber)).toEqual({ twilio: false, retell: false });
  });

  it.each(["after-mark", "after-retell", "after-twilio"])(
    "S5: killed %s, it is finished by the sweep and its job",
    async (place) => {
      const { id, phoneNumber } = await inPool();
      await crashAt(world, `pool.retire:${place}`, { verb: "retireNumber", input: { id } });
      expect(await rowOf(id)).toMatchObject({ status: "retiring" });
      world.clock.move(10 * 60_000);
      await sweepNumbers(world.deps);
      await runRetire(world.deps, { phoneNumberId: id });
      expect(await rowOf(id)).toBeNull();
      expect(await isAtProviders(phoneNumber)).toEqual({ twilio: false, retell: false });
    },
    childMs,
  );
});
