import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { lineOf, type Line } from "../../../testing/line";
import { settleCalls } from "../calls/settle";
import { testCall } from "./test-call";
import { updateAgent } from "./update";

let world: World;
let ctx: Awaited<ReturnType<World["tenant"]>>["ctx"];
let admin: RestCaller;
let line: Line;

beforeAll(async () => {
  world = await World.create();
  const tenant = await world.tenant("tried");
  ctx = tenant.ctx;
  admin = await world.signIn(tenant.admin);
  line = await lineOf(world, ctx, "+12025550191");
});
afterAll(async () => {
  await world.close();
});

const settle = async () => {
  await world.sandbox.idle();
  await settleCalls(world.deps);
};

describe("a call with the draft", () => {
  it("speaks as the draft does, while callers go on meeting what is published; it is stamped and charged like any call", async () => {
    await updateAgent(ctx, { id: line.agentId, welcomeMessage: "This is the draft speaking." });
    const call = await testCall(ctx, { id: line.agentId, toNumber: "+49 1511 2340077" });
    expect(call).toMatchObject({ direction: "outbound", phoneNumber: "+4915112340077", agentId: line.agentId });
    await settle();
    const theirs = await world.deps.retell.calls.get(String(call.retellCallId));
    expect(theirs.metadata).toMatchObject({ call_id: call.id, tenant_id: ctx.tenant.id, agent_id: line.agentId });
    expect(theirs.transcriptText).toContain("This is the draft speaking.");
    const records = await ctx.db.usageRecord.findMany({ where: { callId: call.id } });
    expect(records).toHaveLength(1);
    expect(Number(records[0]?.billableSeconds)).toBeGreaterThan(0);

    const published = await admin("POST", "/calls", { agent_id: line.agentId, to_number: "+4915112340078" });
    await settle();
    const other = await world.deps.retell.calls.get(String(published.body["retell_call_id"]));
    expect(other.transcriptText).not.toContain("This is the draft speaking.");
  });

  it("is refused to a paused agent, to a suspended tenant, and when the minutes are used up", async () => {
    const tenants = world.deps.db.platform.tenant;
    const call = () => testCall(ctx, { id: line.agentId, toNumber: "+4915112340079" });
    await tenants.update({ where: { id: ctx.tenant.id }, data: { monthlyMinutesLimit: 0 } });
    await expect(call()).rejects.toMatchObject({ code: "plan_limit_reached" });
    await tenants.update({ where: { id: ctx.tenant.id }, data: { monthlyMinutesLimit: 1_000 } });
    const suspended = { ...ctx, tenant: { ...ctx.tenant, status: "suspended" as const } };
    await expect(testCall(suspended, { id: line.agentId, toNumber: "+4915112340079" })).rejects.toMatchObject({
      code: "tenant_suspended",
    });
    await ctx.db.agent.update({ where: { id: line.agentId }, data: { status: "paused" } });
    await expect(call()).rejects.toMatchObject({ code: "conflict" });
    await ctx.db.agent.update({ where: { id: line.agentId }, data: { status: "active" } });
  });
});
