import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../../testing/harness";
import { endOf, lineOf, ring, type Line } from "../../../../testing/line";
import { breakProvider, mendProviders, providerState } from "../../../../testing/sandbox-control";
import type { PlatformCtx, TenantCtx } from "../../../kernel/context";
import { minutesLeft } from "../../billing/minutes-left";
import { followMinutes } from "../../phone-numbers/follow-minutes";
import { updateTenantSettings } from "../../tenants/settings/update";
import { changeSettings } from "../settings/change";
import { changeTenant } from "./change";
import { activateTenant, suspendTenant } from "./suspend";

let world: World;
let platform: PlatformCtx;
const patience = { timeout: 60_000, interval: 200 };

beforeAll(async () => {
  world = await World.create();
  platform = world.asPlatform(await world.person(null, "sue@answering.test", "super_admin"));
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
});

const reason = "The bill is not paid";
let made = 0;

/** A tenant with a number that answers although our inbound webhook cannot be reached: Retell decides alone. */
async function lineWithoutUs(slug: string, minutes = 10_000): Promise<{ ctx: TenantCtx; line: Line }> {
  const { ctx } = await world.tenant(slug, { monthlyMinutesLimit: minutes });
  const line = await lineOf(world, ctx, `+1202555${String(7000 + made++)}`);
  return { ctx, line };
}

async function carried({ phoneNumber }: Line): Promise<string[]> {
  return (await providerState(world)).phone_numbers[phoneNumber]?.inbound_agents?.map((agent) => agent.agent_id) ?? [];
}

/** Calls the number while our webhook is out of reach, and says how that ended. */
async function callWithoutUs({ phoneNumber }: Line): Promise<string | undefined> {
  await world.deps.retell.phoneNumbers.update(phoneNumber, { inboundWebhookUrl: "http://127.0.0.1:9/nobody" });
  return await endOf(world, await ring(world, phoneNumber));
}

describe("a suspended tenant", () => {
  it(
    "takes no call although our webhook fails, and activated answers exactly as it was bound",
    { timeout: 180_000 },
    async () => {
      const { ctx, line } = await lineWithoutUs("unpaid");
      const second = await lineOf(world, ctx, `+1202555${String(7000 + made++)}`);
      expect(await callWithoutUs(line)).not.toBe("user_declined");
      await suspendTenant(platform, { id: ctx.tenant.id, reason });
      await expect.poll(() => carried(line), patience).toEqual([]);
      await expect.poll(() => carried(second), patience).toEqual([]);
      expect(await callWithoutUs(line)).toBe("user_declined");
      await activateTenant(platform, { id: ctx.tenant.id });
      await expect.poll(() => carried(line), patience).toEqual([line.retellAgentId]);
      await expect.poll(() => carried(second), patience).toEqual([second.retellAgentId]);
      expect(await callWithoutUs(line)).not.toBe("user_declined");
    },
  );

  it("has its calls in progress hung up, also when the provider fails at first", { timeout: 180_000 }, async () => {
    const { ctx, line } = await lineWithoutUs("talking");
    const callId = await ring(world, line.phoneNumber, { persona: "talkative", speed: 1 });
    const inProgress = () => ctx.db.call.count({ where: { retellCallId: callId, status: "in_progress" } });
    await expect.poll(inProgress, patience).toBe(1);
    await breakProvider(world, { path: `/v2/stop-call/${callId}`, kind: "status", status: 500, times: 5 });
    await suspendTenant(platform, { id: ctx.tenant.id, reason });
    await expect.poll(() => endOf(world, callId), { timeout: 120_000, interval: 500 }).toBe("manual_stopped");
    await mendProviders(world);
  });

  it("is disconnected as soon as Retell can be reached again", async () => {
    const { ctx, line } = await lineWithoutUs("outage");
    await breakProvider(world, { path: "/update-phone-number", kind: "status", status: 500, times: "always" });
    await suspendTenant(platform, { id: ctx.tenant.id, reason });
    const row = () => world.deps.db.platform.phoneNumber.findUniqueOrThrow({ where: { id: line.phoneNumberId } });
    expect((await row()).syncedRevision).toBeLessThan((await row()).revision);
    expect(await carried(line)).toEqual([line.retellAgentId]);
    await mendProviders(world);
    await expect.poll(() => carried(line), patience).toEqual([]);
  });
});

describe("a tenant whose minutes are used up", () => {
  async function spend({ tenant }: TenantCtx, minutes: string, occurredAt: Date): Promise<void> {
    const call = await world.deps.db.platform.call.create({
      data: {
        tenantId: tenant.id,
        retellCallId: `call_spent_${tenant.slug}`,
        direction: "inbound",
        status: "completed",
        occurredAt,
      },
    });
    await world.deps.db.platform.usageRecord.create({
      data: {
        tenantId: tenant.id,
        callId: call.id,
        billableSeconds: 90,
        conversationMinutes: minutes,
        ratePerMinute: "0.1",
        incrementSeconds: 1,
        totalCost: "0.15",
        occurredAt,
      },
    });
  }

  async function useUp({ tenant }: TenantCtx, line: Line): Promise<void> {
    const { usageRecord } = world.deps.db.platform;
    const charges = () => usageRecord.count({ where: { tenantId: tenant.id } });
    for (let calls = 1; calls <= 40; calls++) {
      await ring(world, line.phoneNumber);
      await expect.poll(charges, patience).toBe(calls);
      const left = await minutesLeft(world.deps.db.platform, tenant.id, world.clock.now());
      if (left.lt(1)) return await expect.poll(() => carried(line), patience).toEqual([]);
    }
    throw new Error("the minutes never end");
  }

  it("is disconnected by the call that uses them up, and connected again by a larger plan", async () => {
    const { ctx, line } = await lineWithoutUs("talker", 2);
    await useUp(ctx, line);
    expect(await callWithoutUs(line)).toBe("user_declined");
    await changeTenant(platform, { id: ctx.tenant.id, monthlyMinutesLimit: 5_000, reason: "They bought more" });
    await expect.poll(() => carried(line), patience).toEqual([line.retellAgentId]);
    await changeTenant(platform, { id: ctx.tenant.id, monthlyMinutesLimit: 1, reason: "A slip" });
    await expect.poll(() => carried(line), patience).toEqual([]);
  });

  it("is connected again when its month turns, in its own time zone", async () => {
    const { ctx, line } = await lineWithoutUs("monthly", 1_000);
    const db = world.deps.db.platform;
    await db.tenant.update({ where: { id: ctx.tenant.id }, data: { timeZone: "America/Los_Angeles" } });
    const to = (at: number) => world.clock.move(at - world.clock.now().getTime());
    const began = world.clock.now().getTime();
    to(Date.UTC(2031, 4, 15));
    await spend(ctx, "999.5000", world.clock.now());
    await followMinutes(world.deps);
    await expect.poll(() => carried(line), patience).toEqual([]);
    // In Los Angeles it is still May.
    to(Date.UTC(2031, 5, 1, 6));
    await followMinutes(world.deps);
    expect(await db.tenant.findUnique({ where: { id: ctx.tenant.id } })).toMatchObject({
      minutesUsedUpAt: expect.any(Date),
    });
    to(Date.UTC(2031, 5, 1, 8));
    await followMinutes(world.deps);
    await expect.poll(() => carried(line), patience).toEqual([line.retellAgentId]);
    to(began);
  });

  it("leaves a number alone that is suspended for another reason", async () => {
    const { ctx, line } = await lineWithoutUs("both", 2);
    await useUp(ctx, line);
    await suspendTenant(platform, { id: ctx.tenant.id, reason });
    await changeTenant(platform, { id: ctx.tenant.id, monthlyMinutesLimit: 5_000, reason: "They bought more" });
    const inSync = async () => {
      const row = await world.deps.db.platform.phoneNumber.findUniqueOrThrow({ where: { id: line.phoneNumberId } });
      return row.revision - row.syncedRevision;
    };
    await expect.poll(inSync, patience).toBe(0);
    expect(await carried(line)).toEqual([]);
    await activateTenant(platform, { id: ctx.tenant.id });
    await expect.poll(() => carried(line), patience).toEqual([line.retellAgentId]);
  });
});

describe("the countries of a tenant", () => {
  const lists = async ({ phoneNumber }: Line) => {
    const number = (await providerState(world)).phone_numbers[phoneNumber];
    return [number?.allowed_outbound_country_list ?? null, number?.allowed_inbound_country_list ?? null];
  };

  it(
    "reach the provider, also when it fails at first, within those of the platform; callers from elsewhere are turned away there",
    { timeout: 180_000 },
    async () => {
      const { ctx, line } = await lineWithoutUs("abroad");
      await breakProvider(world, { path: "/update-phone-number", kind: "status", status: 500, times: 3 });
      await updateTenantSettings(ctx, { outboundCountries: ["DE", "FR"], inboundCountries: ["US"] });
      await expect.poll(() => lists(line), patience).toEqual([["DE", "FR"], ["US"]]);
      await mendProviders(world);
      expect(await callWithoutUs(line)).toBe("user_declined");
      await changeSettings(platform, { callableCountries: ["FR", "US"] });
      await expect.poll(() => lists(line), patience).toEqual([["FR"], ["US"]]);
      // An empty list would mean every country.
      await changeSettings(platform, { callableCountries: ["US"] });
      await expect.poll(() => lists(line), patience).toEqual([["US"], ["US"]]);
      await changeSettings(platform, { callableCountries: null });
      await updateTenantSettings(ctx, { outboundCountries: null, inboundCountries: null });
      await expect.poll(() => lists(line), patience).toEqual([null, null]);
      expect(await callWithoutUs(line)).not.toBe("user_declined");
    },
  );
});
