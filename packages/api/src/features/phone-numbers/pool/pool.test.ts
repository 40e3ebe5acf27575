import { createTwilio } from "@voxcalls/retell-client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World } from "../../../../testing/harness";
import { crashAt } from "../../../../testing/run-elsewhere";
import { breakProvider, mendProviders, providerRequests, providerState } from "../../../../testing/sandbox-control";
import { platformCtx, type PlatformCtx } from "../../../kernel/context";
import { unseal } from "../../../kernel/crypto";
import { sweepNumbers } from "../sweep";
import { runBringIn } from "./bring-in";
import { buyNumber } from "./buy";
import { importNumber } from "./import";
import { listPool } from "./list";
import { listOwnedNumbers } from "./list-owned";
import { searchNumbers } from "./search";

let world: World;
let ctx: PlatformCtx;
let free: string[];
beforeAll(async () => {
  world = await World.create();
  ctx = world.asPlatform(await world.person(null, "super@voxcalls.test", "super_admin"));
});
beforeEach(async () => {
  const { data } = await searchNumbers(ctx, { countryCode: "US", numberType: "local", limit: 5 });
  free = data.map((number) => number.phoneNumber);
});
afterEach(async () => {
  await mendProviders(world);
});
afterAll(async () => {
  await world.close();
});

const childMs = 60_000;
const wanted = () => free[0] ?? "";

async function rowOf(phoneNumber: string) {
  return await world.deps.db.platform.phoneNumber.findUnique({ where: { phoneNumber } });
}

/** Where the number stands at both providers. */
async function standing(phoneNumber: string) {
  const { twilio_numbers, twilio_trunks, phone_numbers } = await providerState(world);
  const bought = Object.values(twilio_numbers).filter((number) => number.phone_number === phoneNumber);
  const trunks = Object.values(twilio_trunks).map((trunk) => trunk.sid);
  return {
    bought: bought.length,
    onTrunk: bought.length === 1 && trunks.length === 1 && bought[0]?.trunk_sid === trunks[0],
    inRetell: phone_numbers[phoneNumber] !== undefined,
  };
}

/** How many requests of a kind the providers were sent so far. */
async function sent(method: string, path: RegExp): Promise<number> {
  return (await providerRequests(world)).filter((request) => request.method === method && path.test(request.path))
    .length;
}

const whole = { bought: 1, onTrunk: true, inRetell: true };
const nothing = { bought: 0, onTrunk: false, inRetell: false };

async function aMinuteLater(phoneNumber: string): Promise<void> {
  world.clock.move(61_000);
  const row = await rowOf(phoneNumber);
  if (row) await runBringIn(world.deps, { phoneNumberId: row.id });
}

async function buyDirectly(): Promise<string> {
  await world.deps.twilio.numbers.buy(wanted());
  return wanted();
}

function impatient(): PlatformCtx {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_BASE_URL: baseUrl } = world.deps.env;
  const twilio = createTwilio({ accountSid, authToken, baseUrl, timeoutMs: 3_000 });
  return platformCtx({ ...world.deps, twilio }, ctx.actor, null);
}

describe("searchNumbers", () => {
  it("shows what Twilio sells, by country, kind, area code and digits", async () => {
    const { data } = await searchNumbers(ctx, { countryCode: "US", numberType: "local", areaCode: 503, limit: 2 });
    expect(data).toHaveLength(2);
    expect(data[0]).toMatchObject({ countryCode: "US", numberType: "local", region: "OR", addressRequired: false });
    const tollFree = await searchNumbers(ctx, { countryCode: "US", numberType: "toll_free", limit: 1 });
    expect(tollFree.data[0]?.phoneNumber).toMatch(/^\+18/);
    const mobile = await searchNumbers(ctx, { countryCode: "GB", numberType: "mobile", contains: "7700900", limit: 1 });
    expect(mobile.data[0]?.phoneNumber).toMatch(/^\+447700900/);
  });

  it("finds nothing in a country that Twilio does not sell", async () => {
    expect(await searchNumbers(ctx, { countryCode: "AQ", numberType: "local", limit: 1 })).toEqual({ data: [] });
  });
});

describe("buyNumber", () => {
  it("buys, attaches to the trunk, imports with sealed credentials, and the pool has one more", async () => {
    const phoneNumber = wanted();
    const number = await buyNumber(ctx, { phoneNumber });
    expect(number).toMatchObject({
      phoneNumber,
      status: "available",
      countryCode: "US",
      numberType: "local",
      retellPhoneId: phoneNumber,
      failureReason: null,
      tenantName: null,
    });
    expect(await standing(phoneNumber)).toEqual(whole);
    const row = await rowOf(phoneNumber);
    const sealed = row?.sealedSipPassword ?? "";
    expect(sealed).not.toContain("Sandbox-Trunk-2026");
    const place = `phone_numbers:sealed_sip_password:${row?.id}`;
    expect(unseal(world.deps.sealing, place, sealed)).toBe("Sandbox-Trunk-2026");
    expect((await providerState(world)).phone_numbers[phoneNumber]).toMatchObject({
      inbound_webhook_url: `${world.url}/api/webhooks/retell/inbound`,
      sip_outbound_trunk_config: { termination_uri: "voxcalls-test.pstn.twilio.com", auth_username: "voxcalls" },
    });
    expect(JSON.stringify(number)).not.toContain("sealed");
    const log = await world.deps.db.platform.platformAuditLog.findMany({ where: { objectName: phoneNumber } });
    expect(log).toMatchObject([{ action: "phone_number.ordered", objectId: row?.id, actorType: ctx.actor.type }]);
  });

  it("sets the trunk up once, connected to Retell and open for the credentials, however many numbers come at once", async () => {
    const numbers = await Promise.all(free.slice(0, 4).map((phoneNumber) => buyNumber(ctx, { phoneNumber })));
    expect(numbers.map(({ status }) => status)).toEqual(["available", "available", "available", "available"]);
    const { trunks, sip } = world.deps.twilio;
    const [trunk, ...others] = await trunks.list();
    expect(others).toEqual([]);
    expect(trunk?.domainName).toBe("voxcalls-test.pstn.twilio.com");
    const sid = trunk?.twilioTrunkSid ?? "";
    expect(await trunks.originationUrls.list(sid)).toMatchObject([{ sipUrl: "sip:sip.retellai.com", enabled: true }]);
    const lists = await trunks.credentialLists.list(sid);
    expect(lists).toHaveLength(1);
    expect(await sip.listCredentials(lists[0]?.twilioCredentialListSid ?? "")).toMatchObject([
      { username: "voxcalls" },
    ]);
  });

  it("of ten orders for one number at once buys it once and tells the others that it is known", async () => {
    const phoneNumber = wanted();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => buyNumber(ctx, { phoneNumber })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    const codes = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(codes).toEqual(Array.from({ length: 9 }, () => "conflict"));
    expect(await standing(phoneNumber)).toEqual(whole);
  });

  it("forgets a number that Twilio does not sell, and one that cannot exist", async () => {
    await expect(buyNumber(ctx, { phoneNumber: "+14155550199999" })).rejects.toMatchObject({
      fields: [{ path: "phoneNumber" }],
    });
    await expect(buyNumber(ctx, { phoneNumber: "+14155559999" })).rejects.toMatchObject({ code: "conflict" });
    expect(await rowOf("+14155559999")).toBeNull();
    const log = world.deps.db.platform.platformAuditLog.findMany({ where: { objectName: "+14155559999" } });
    expect((await log).map(({ action }) => action).toSorted()).toEqual([
      "phone_number.given_up",
      "phone_number.ordered",
    ]);
  });

  it("makes nothing and says so when Twilio is down before it sells", async () => {
    const phoneNumber = wanted();
    await breakProvider(world, {
      path: "*/IncomingPhoneNumbers.json",
      method: "POST",
      kind: "status",
      status: 429,
      times: "always",
    });
    await expect(buyNumber(ctx, { phoneNumber })).rejects.toMatchObject({ name: "UpstreamError" });
    expect(await rowOf(phoneNumber)).toBeNull();
    expect(await standing(phoneNumber)).toEqual(nothing);
  });

  it("S3: when the purchase is never answered, the number is found on the account and used; it is bought once", async () => {
    const before = await sent("POST", /\/IncomingPhoneNumbers\.json$/);
    const phoneNumber = wanted();
    await breakProvider(world, { path: "*/IncomingPhoneNumbers.json", method: "POST", kind: "hang", after: "after" });
    expect(await buyNumber(impatient(), { phoneNumber })).toMatchObject({ status: "available" });
    expect(await standing(phoneNumber)).toEqual(whole);
    expect(await sent("POST", /\/IncomingPhoneNumbers\.json$/)).toBe(before + 1);
  });

  it("S3: when nothing came of it, the job forgets the number a minute later", async () => {
    const phoneNumber = wanted();
    await breakProvider(world, { path: "*/IncomingPhoneNumbers.json", method: "POST", kind: "hang" });
    await expect(buyNumber(impatient(), { phoneNumber })).rejects.toMatchObject({ kind: "timeout" });
    expect(await rowOf(phoneNumber)).toMatchObject({ status: "importing" });
    await expect(buyNumber(ctx, { phoneNumber })).rejects.toMatchObject({ code: "conflict" });
    await mendProviders(world);
    await aMinuteLater(phoneNumber);
    expect(await rowOf(phoneNumber)).toBeNull();
  });

  it("never gives a bought number up: while Retell is down it waits with the reason, then the job brings it in", async () => {
    const phoneNumber = wanted();
    await breakProvider(world, { path: "/import-phone-number", kind: "status", status: 500, times: "always" });
    const waiting = await buyNumber(ctx, { phoneNumber });
    expect(waiting).toMatchObject({ status: "importing", retellPhoneId: null });
    expect(waiting.failureReason).toContain("retell");
    world.clock.move(61_000);
    await expect(runBringIn(world.deps, { phoneNumberId: waiting.id })).rejects.toMatchObject({
      name: "UpstreamError",
    });
    await mendProviders(world);
    await aMinuteLater(phoneNumber);
    expect(await rowOf(phoneNumber)).toMatchObject({ status: "available", failureReason: null });
    expect(await standing(phoneNumber)).toEqual(whole);
  });

  it("S3: an import into Retell that was done but never answered counts", async () => {
    const phoneNumber = wanted();
    await breakProvider(world, { path: "/import-phone-number", kind: "reset", after: "after" });
    expect(await buyNumber(ctx, { phoneNumber })).toMatchObject({ status: "available", retellPhoneId: phoneNumber });
  });

  it("says what to set when the platform has no trunk", async () => {
    const bare = platformCtx({ ...world.deps, sipTrunk: undefined }, ctx.actor, null);
    await expect(buyNumber(bare, { phoneNumber: wanted() })).rejects.toThrow("SIP_USERNAME");
    expect(await rowOf(wanted())).toBeNull();
  });
});

describe("importNumber", () => {
  it("brings in a number that is on the Twilio account; the list of owned numbers shows it until then", async () => {
    const phoneNumber = await buyDirectly();
    const owned = await listOwnedNumbers(ctx);
    expect(owned.data).toMatchObject([{ phoneNumber, isOnTrunk: false }]);
    expect(await importNumber(ctx, { phoneNumber })).toMatchObject({ phoneNumber, status: "available" });
    expect(await standing(phoneNumber)).toEqual(whole);
    expect((await listOwnedNumbers(ctx)).data).toEqual([]);
    await expect(importNumber(ctx, { phoneNumber })).rejects.toMatchObject({ code: "conflict" });
  });

  it("names the field when the number is not on the account", async () => {
    await expect(importNumber(ctx, { phoneNumber: wanted() })).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "phoneNumber" }],
    });
  });

  it("takes over a number that Retell knows already, without the agent that it had", async () => {
    const phoneNumber = await buyDirectly();
    const llm = await world.deps.retell.llms.create({});
    const { retellAgentId } = await world.deps.retell.agents.create({
      responseEngine: { type: "retell-llm", retellLlmId: llm.retellLlmId },
      voiceId: "retell-Cimo",
    });
    await world.deps.retell.phoneNumbers.import({
      phoneNumber,
      terminationUri: "elsewhere.pstn.twilio.com",
      inboundAgents: [{ retellAgentId }],
    });
    expect(await importNumber(ctx, { phoneNumber })).toMatchObject({ status: "available" });
    const theirs = await world.deps.retell.phoneNumbers.get(phoneNumber);
    expect(theirs).toMatchObject({ inboundAgents: [], terminationUri: "voxcalls-test.pstn.twilio.com" });
  });
});

describe("kill -9 while a number is brought in", () => {
  it(
    "S5: before the purchase, nothing is bought and the number is forgotten",
    async () => {
      const phoneNumber = wanted();
      await crashAt(world, "pool.buy:after-reserve", { verb: "buyNumber", input: { phoneNumber } });
      expect(await rowOf(phoneNumber)).toMatchObject({ status: "importing" });
      await aMinuteLater(phoneNumber);
      expect(await rowOf(phoneNumber)).toBeNull();
      expect(await standing(phoneNumber)).toEqual(nothing);
    },
    childMs,
  );

  it.each([
    ["pool.buy:after-buy"],
    ["pool.bring-in:after-trunk"],
    ["pool.bring-in:after-attach"],
    ["pool.bring-in:after-retell"],
  ])(
    "S5: at %s, a minute later the number is in the pool and was bought once",
    async (point) => {
      const phoneNumber = wanted();
      await crashAt(world, point, { verb: "buyNumber", input: { phoneNumber } });
      await aMinuteLater(phoneNumber);
      expect(await rowOf(phoneNumber)).toMatchObject({ status: "available", retellPhoneId: phoneNumber });
      expect(await standing(phoneNumber)).toEqual(whole);
    },
    childMs,
  );

  it(
    "S5: an import that was only reserved is finished",
    async () => {
      const phoneNumber = await buyDirectly();
      await crashAt(world, "pool.import:after-reserve", { verb: "importNumber", input: { phoneNumber } });
      await aMinuteLater(phoneNumber);
      expect(await standing(phoneNumber)).toEqual(whole);
    },
    childMs,
  );

  it("S5: the job leaves a number alone that somebody is still working on, and comes back", async () => {
    const before = await sent("POST", /^\/import-phone-number$/);
    const phoneNumber = wanted();
    await breakProvider(world, { path: "/import-phone-number", kind: "slow", delay_ms: 600_000 });
    const buying = buyNumber(ctx, { phoneNumber });
    await expect.poll(() => rowOf(phoneNumber), { timeout: 10_000 }).not.toBeNull();
    await runBringIn(world.deps, { phoneNumberId: (await rowOf(phoneNumber))?.id ?? "" });
    await mendProviders(world);
    expect(await buying).toMatchObject({ status: "available" });
    expect(await sent("POST", /^\/import-phone-number$/)).toBe(before + 1);
    expect(await standing(phoneNumber)).toEqual(whole);
  });

  it("queues anew what was left importing by a killed worker", async () => {
    const phoneNumber = wanted();
    await breakProvider(world, { path: "/import-phone-number", kind: "status", status: 500, times: "always" });
    const { id } = await buyNumber(ctx, { phoneNumber });
    const db = world.deps.db.platform;
    await db.$executeRaw`select graphile_worker.remove_job(key) from graphile_worker.jobs where key is not null`;
    world.clock.move(6 * 60_000);
    await sweepNumbers(world.deps);
    const jobs = await db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs`;
    expect(jobs).toEqual([{ key: `phone-numbers.bring-in:${id}` }]);
  });
});

describe("listPool", () => {
  it("filters by state and digits, and names who holds a number", async () => {
    const { tenant } = await world.tenant("holder");
    const { id, phoneNumber } = await buyNumber(ctx, { phoneNumber: wanted() });
    await world.deps.db.platform.phoneNumber.update({
      where: { id },
      data: { tenantId: tenant.id, status: "assigned" },
    });
    const { data } = await listPool(ctx, { limit: 5, status: "assigned" });
    expect(data).toMatchObject([{ id, tenantId: tenant.id, tenantName: "holder" }]);
    expect((await listPool(ctx, { limit: 5, contains: phoneNumber })).data).toHaveLength(1);
    expect((await listPool(ctx, { limit: 5, tenantId: tenant.id })).data).toHaveLength(1);
    expect((await listPool(ctx, { limit: 5, status: "quarantined" })).data).toEqual([]);
  });
});
