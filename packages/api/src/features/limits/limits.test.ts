import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { breakSandbox, endOf, lineOf, mendSandbox, ring, type Line } from "../../../testing/line";
import { mailsTo, subjectsTo } from "../../../testing/mailbox";
import { deliver } from "../../../testing/retell-events";
import { providerState } from "../../../testing/sandbox-control";
import type { PlatformCtx, TenantCtx } from "../../kernel/context";
import { followMinutes } from "../phone-numbers/follow-minutes";
import { changeTenant } from "../platform/tenants/change";
import { changeLimits } from "./change";
import { getLimits } from "./get";
import { listDeclined } from "./list-declined";
import { limitsNotice } from "./notice";

let world: World;
let platform: PlatformCtx;
let made = 0;
const patience = { timeout: 60_000, interval: 200 };

beforeAll(async () => {
  world = await World.create();
  platform = world.asPlatform(await world.person(null, "sue@limits.test", "super_admin"));
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
});

const db = () => world.deps.db.platform;

async function house(slug: string, caps: Parameters<World["tenant"]>[1] = {}): Promise<{ ctx: TenantCtx; line: Line }> {
  const { ctx } = await world.tenant(slug, caps);
  return { ctx, line: await lineOf(world, ctx, `+120255504${String(10 + made++)}`) };
}

/** Books a talk of so many minutes in the tenant's name. */
async function spend({ tenant }: TenantCtx, minutes: string, totalCost = "0"): Promise<void> {
  const occurredAt = world.clock.now();
  const call = await db().call.create({
    data: {
      tenantId: tenant.id,
      retellCallId: `call_spent_${made++}`,
      direction: "inbound",
      status: "completed",
      occurredAt,
    },
  });
  const terms = { ratePerMinute: "0.1", incrementSeconds: 1 };
  await db().usageRecord.create({
    data: {
      tenantId: tenant.id,
      callId: call.id,
      billableSeconds: 1,
      conversationMinutes: minutes,
      ...terms,
      totalCost,
      occurredAt,
    },
  });
}

async function isLetIn({ phoneNumber }: Line): Promise<boolean> {
  const ringing = { from_number: "+4915112345678", to_number: phoneNumber, call_id: `call_limits_${made++}` };
  const answer = await deliver(world, { event: "call_inbound", call_inbound: ringing }, { path: "/inbound" });
  return (await answer.text()).includes("override_agent_id");
}

async function carried({ phoneNumber }: Line): Promise<number> {
  return (await providerState(world)).phone_numbers[phoneNumber]?.inbound_agents?.length ?? 0;
}

describe("what is told of limits", () => {
  it("goes out once for each step and month, whoever looks at once and however often", async () => {
    const { ctx } = await house("told", { monthlyMinutesLimit: 1_000 });
    const look = async () => {
      await Promise.all(Array.from({ length: 5 }, () => followMinutes(world.deps, { tenantId: ctx.tenant.id })));
    };
    const told = async () => (await getLimits(ctx)).alerts.map(({ kind, percent }) => `${kind} ${percent}`).toSorted();
    await spend(ctx, "499.9999");
    await look();
    expect(await told()).toEqual([]);
    await spend(ctx, "0.0001");
    await look();
    expect(await told()).toEqual(["minutes 50"]);
    // Two steps at once are one mail.
    await spend(ctx, "400");
    await look();
    await look();
    expect(await told()).toEqual(["minutes 50", "minutes 75", "minutes 90"]);
    const mails = await mailsTo(world, "admin@told.test", 2);
    expect(mails.map(({ subject }) => subject)).toEqual([
      "told has used 50 % of this month's minutes",
      "told has used 90 % of this month's minutes",
    ]);
    await spend(ctx, "100");
    await look();
    await mailsTo(world, "admin@told.test", 3);
    await look();
    expect(await subjectsTo(world, "admin@told.test")).toHaveLength(3);
  });

  it("goes out again when a limit that was raised is reached anew, and says that all is used when no call fits in the rest", async () => {
    const { ctx } = await house("raised", { monthlyMinutesLimit: 2 });
    const look = async () => {
      await followMinutes(world.deps, { tenantId: ctx.tenant.id });
      return (await getLimits(ctx)).alerts.map(({ kind, percent }) => `${kind} ${percent}`).toSorted();
    };
    const steps = (kind: string) => [`${kind} 100`, `${kind} 50`, `${kind} 75`, `${kind} 90`];
    await spend(ctx, "2");
    expect(await look()).toEqual(steps("minutes"));
    await changeTenant(platform, { id: ctx.tenant.id, monthlyMinutesLimit: 9, reason: "They paid for more" });
    expect((await getLimits(ctx)).alerts).toEqual([]);
    await spend(ctx, "6.98");
    expect(await look()).toEqual(steps("minutes"));
    await mailsTo(world, "admin@raised.test", 2);
    await changeTenant(platform, { id: ctx.tenant.id, monthlyMinutesLimit: 1_000, reason: "They paid for more" });
    await changeLimits(ctx, { spendCap: "10" });
    await spend(ctx, "1", "10");
    expect(await look()).toEqual(steps("spend"));
    await changeLimits(ctx, { spendCap: "1000" });
    expect(await look()).toEqual([]);
  });

  it("goes to the billing address, and says whether the cap stops calls", async () => {
    const { ctx } = await house("billed");
    await db().tenant.update({ where: { id: ctx.tenant.id }, data: { billingEmail: "books@billed.test" } });
    await changeLimits(ctx, { spendCap: "20", stopsAtCap: true });
    await spend(ctx, "100", "15");
    await followMinutes(world.deps, { tenantId: ctx.tenant.id });
    const [mail] = await mailsTo(world, "books@billed.test");
    expect(mail?.subject).toBe("billed has used 75 % of this month's spend cap of $20.00");
    expect(mail?.text).toContain("new calls are declined");
  });
});

describe("the spend cap", () => {
  it("declines calls only where it is to stop, and lets them in again when it is raised", async () => {
    const { ctx, line } = await house("capped");
    await spend(ctx, "10", "30.0000");
    await changeLimits(ctx, { spendCap: "30" });
    expect(await isLetIn(line)).toBe(true);
    await changeLimits(ctx, { stopsAtCap: true });
    expect(await isLetIn(line)).toBe(false);
    expect(await limitsNotice(ctx)).toEqual({ reason: "spend_cap", mayAct: true });
    expect((await listDeclined(ctx, { limit: 5 })).data).toMatchObject([{ reason: "spend_cap", direction: "inbound" }]);
    await expect.poll(() => carried(line), patience).toBe(0);
    await changeLimits(ctx, { spendCap: "1000" });
    expect(await isLetIn(line)).toBe(true);
    expect(await limitsNotice(ctx)).toBeNull();
    // Calls in progress may use all that is left of it, while the month's minutes are enough.
    const expiresAt = new Date(world.clock.now().getTime() + 60_000);
    const held = await db().callHold.create({ data: { tenantId: ctx.tenant.id, seconds: 590_000, expiresAt } });
    expect(await limitsNotice(ctx)).toEqual({ reason: "spend_cap_held", mayAct: true });
    expect(await isLetIn(line)).toBe(false);
    expect((await listDeclined(ctx, { limit: 1 })).data).toMatchObject([{ reason: "spend_cap_held" }]);
    await db().callHold.delete({ where: { id: held.id } });
    await expect.poll(() => carried(line), patience).toBe(1);
  });

  it("counts what is reserved at today's rate, so that a call cannot run over it", async () => {
    // 0.16 a minute: a cap of 0.80 is five minutes.
    const { ctx, line } = await house("rated");
    await changeLimits(ctx, { spendCap: "0.80", stopsAtCap: true });
    expect(await isLetIn(line)).toBe(true);
    expect(await db().callHold.findMany({ where: { tenantId: ctx.tenant.id } })).toMatchObject([{ seconds: 300 }]);
    expect(await isLetIn(line)).toBe(false);
  });

  it("needs an amount to stop at, and names the field", async () => {
    const { ctx } = await house("no-amount");
    await expect(changeLimits(ctx, { stopsAtCap: true })).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "spendCap" }],
    });
  });
});

describe("more minutes", () => {
  it("given for this month let calls in at once, and end with it", async () => {
    const { ctx, line } = await house("topped", { monthlyMinutesLimit: 10 });
    await spend(ctx, "10");
    expect(await isLetIn(line)).toBe(false);
    const reason = "They asked for more";
    await changeTenant(platform, { id: ctx.tenant.id, extraMinutes: 50, reason });
    expect(await isLetIn(line)).toBe(true);
    expect((await getLimits(ctx)).minutes).toMatchObject({ limit: 60, extra: 50 });
    await db().callHold.deleteMany({ where: { tenantId: ctx.tenant.id } });
    const toNextMonth = 32 * 24 * 60 * 60_000;
    world.clock.move(toNextMonth);
    try {
      expect((await getLimits(ctx)).minutes).toMatchObject({ used: "0.0000", limit: 10, extra: 0 });
      expect(await isLetIn(line)).toBe(true);
    } finally {
      world.clock.move(-toNextMonth);
    }
  });

  it("fewer lines at most than guaranteed are refused by name", async () => {
    const { ctx } = await house("crossed");
    const wanted = { id: ctx.tenant.id, guaranteedLines: 5, maxLines: 3, reason: "A slip" };
    await expect(changeTenant(platform, wanted)).rejects.toMatchObject({ fields: [{ path: "maxLines" }] });
  });
});

describe("while we cannot be reached", () => {
  it("fail_open answers, fail_closed does not, and the way back is the same", { timeout: 120_000 }, async () => {
    const { ctx, line } = await house("unreached");
    const callUnheard = async () => {
      await breakSandbox(world, { webhook: { event: "call_inbound", drop: true }, times: "always" });
      const end = await endOf(world, await ring(world, line.phoneNumber));
      await mendSandbox(world);
      return end;
    };
    expect(await carried(line)).toBe(1);
    expect(await callUnheard()).not.toBe("user_declined");
    await changeLimits(ctx, { whenUnreachable: "fail_closed" });
    await expect.poll(() => carried(line), patience).toBe(0);
    expect(await callUnheard()).toBe("user_declined");
    // As long as we are there, we let it in.
    expect(await endOf(world, await ring(world, line.phoneNumber))).not.toBe("user_declined");
    await changeLimits(ctx, { whenUnreachable: "fail_open" });
    await expect.poll(() => carried(line), patience).toBe(1);
    expect(await callUnheard()).not.toBe("user_declined");
  });

  it("nobody answers near the end of the minutes, whatever was chosen: one call too many could not be declined", async () => {
    const { ctx, line } = await house("near", { monthlyMinutesLimit: 1_000, guaranteedLines: 2, maxLines: 10 });
    expect(await carried(line)).toBe(1);
    // Fifty minutes are five for each of ten lines.
    await spend(ctx, "949.5000");
    expect(await isLetIn(line)).toBe(true);
    await expect.poll(() => carried(line), patience).toBe(0);
    expect(await isLetIn(line)).toBe(true);
    await changeTenant(platform, { id: ctx.tenant.id, monthlyMinutesLimit: 5_000, reason: "They bought more" });
    await expect.poll(() => carried(line), patience).toBe(1);
  });
});
