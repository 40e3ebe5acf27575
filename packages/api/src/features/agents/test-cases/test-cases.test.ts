import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../../testing/harness";
import { breakProvider, mendProviders } from "../../../../testing/sandbox-control";
import type { TenantCtx } from "../../../kernel/context";
import { createFlow } from "../../flows/create";
import { CreateFlowInput } from "../../flows/schemas";
import { updateFlow } from "../../flows/update";
import { createAgent } from "../create";
import { updateAgent } from "../update";
import { listVersions } from "../versions/list";
import { publishAgent } from "../versions/publish";
import { rollbackAgent } from "../versions/rollback";
import { createTestCase } from "./create";
import { listTestCases } from "./list";
import { runTestCase } from "./run";
import { runAllTestCases } from "./run-all";
import { updateTestCase } from "./update";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterEach(async () => {
  await mendProviders(world);
});
afterAll(async () => {
  await world.close();
});

const leadsTo = (id: string, prompt: string, destinationNodeId: string) => ({
  id,
  transitionCondition: { type: "prompt" as const, prompt },
  destinationNodeId,
});
const says = (text: string) => ({ type: "static_text" as const, text });
const bye = { id: "bye", type: "end" as const, name: "Goodbye" };
const booking = {
  id: "booking",
  type: "conversation" as const,
  name: "Booking",
  instruction: says("Which day would suit you?"),
  edges: [leadsTo("e2", "Caller wants to say goodbye", "bye")],
};
const greeting = {
  id: "greet",
  type: "conversation" as const,
  name: "Greeting",
  instruction: says("Hello, this is Bright Dental."),
  edges: [
    leadsTo("e1", "Caller wants to book an appointment", "booking"),
    leadsTo("e3", "Caller wants to say goodbye", "bye"),
  ],
};
const nodes = [greeting, booking, bye];

/** An agent that follows a flow in which a caller can book, with a test case that does. */
async function receptionist(ctx: TenantCtx) {
  const flow = await createFlow(ctx, CreateFlowInput.parse({ name: "Desk", nodes, startNodeId: "greet" }));
  const agent = await createAgent(ctx, { name: "Front desk", voiceId: "retell-Cimo", flowId: flow.id });
  const made = await createTestCase(ctx, {
    id: agent.id,
    name: "Books a visit",
    callerLines: ["I would like to book an appointment."],
    variables: {},
    expectations: { nodePath: ["Greeting", "Booking"], mustSay: ["which day"], mustNotSay: ["goodbye"] },
  });
  return { flow, agent, made };
}

const withoutEdge = [{ ...greeting, edges: greeting.edges.slice(1) }, booking, bye];

describe("test cases", () => {
  it("a conversation that goes as expected passes, and what it was found to be is about that draft alone", async () => {
    const { ctx } = await world.tenant("passes");
    const { agent, made, flow } = await receptionist(ctx);
    expect(made.lastResult).toBeNull();
    const run = await runTestCase(ctx, { id: made.id });
    expect(run.lastResult).toMatchObject({ passed: true, isCurrent: true, failures: [] });
    await updateFlow(ctx, { id: flow.id, globalPrompt: "Be kind." });
    const { data } = await listTestCases(ctx, { id: agent.id });
    expect(data[0]?.lastResult).toMatchObject({ passed: true, isCurrent: false });
  });

  it("what was found counts no longer when the case is changed; a new name is no change of that kind", async () => {
    const { ctx } = await world.tenant("changed");
    const { made } = await receptionist(ctx);
    await runTestCase(ctx, { id: made.id });
    expect((await updateTestCase(ctx, { id: made.id, name: "Books" })).lastResult).toMatchObject({ passed: true });
    const changed = await updateTestCase(ctx, { id: made.id, expectations: { mustSay: ["never in the world"] } });
    expect(changed).toMatchObject({ name: "Books", lastResult: null });
    const run = await runTestCase(ctx, { id: made.id });
    expect(run.lastResult?.failures).toEqual([
      { expectation: "mustSay", message: "It never said “never in the world”." },
    ]);
  });

  it("a deleted edge turns the gate red and names the case; with a reason it is published, and the reason is kept", async () => {
    const { ctx } = await world.tenant("gate");
    const { agent, flow } = await receptionist(ctx);
    await updateFlow(ctx, { id: flow.id, nodes: withoutEdge });
    const refused = publishAgent(ctx, { id: agent.id });
    await expect(refused).rejects.toMatchObject({
      code: "conflict",
      fields: [{ path: "reason" }],
      message: expect.stringMatching(/“Books a visit” \(It did not come to “Booking”/) as unknown,
    });
    expect(await ctx.db.agent.findFirst({ where: { id: agent.id } })).toMatchObject({ publishedVersion: 1 });
    const reason = "Bookings are closed for the summer.";
    expect(await publishAgent(ctx, { id: agent.id, reason })).toMatchObject({ publishedVersion: 2 });
    const { data } = await listVersions(ctx, { id: agent.id, limit: 10, cursor: undefined });
    expect(data[0]).toMatchObject({ version: 2, reason });
    const log = await ctx.db.auditLog.findMany({ where: { action: "agent.published", objectId: agent.id } });
    expect(log.map((row) => row.reason)).toContain(reason);
  });

  it("going back to a version whose cases failed needs a reason, too, and the reason is kept", async () => {
    const { ctx } = await world.tenant("gate-back");
    const { agent, flow } = await receptionist(ctx);
    await updateFlow(ctx, { id: flow.id, nodes: withoutEdge });
    await publishAgent(ctx, { id: agent.id, reason: "Closed for the summer." });
    await updateFlow(ctx, { id: flow.id, nodes });
    await publishAgent(ctx, { id: agent.id });
    await expect(rollbackAgent(ctx, { id: agent.id, version: 2 })).rejects.toMatchObject({
      code: "conflict",
      fields: [{ path: "reason" }],
    });
    const reason = "Closed for the winter.";
    expect(await rollbackAgent(ctx, { id: agent.id, version: 2, reason })).toMatchObject({ publishedVersion: 4 });
    const log = await ctx.db.auditLog.findMany({ where: { action: "agent.published", objectId: agent.id } });
    expect(log.map((row) => row.reason)).toContain(reason);
    expect(await rollbackAgent(ctx, { id: agent.id, version: 1 })).toMatchObject({ hasUnpublishedChanges: false });
  });

  it("cases that were not run since the last save are run by publishing, and let it pass when they do", async () => {
    const { ctx } = await world.tenant("fresh");
    const { agent, flow } = await receptionist(ctx);
    await updateFlow(ctx, { id: flow.id, globalPrompt: "Be kind." });
    expect(await publishAgent(ctx, { id: agent.id })).toMatchObject({ publishedVersion: 2 });
    const { data } = await listTestCases(ctx, { id: agent.id });
    expect(data[0]?.lastResult).toMatchObject({ passed: true, isCurrent: true });
  });

  it("a case that could not be run does not pass, and it is said why", async () => {
    const { ctx } = await world.tenant("away");
    const { agent } = await receptionist(ctx);
    await updateAgent(ctx, { id: agent.id, responsiveness: 0.5 });
    await breakProvider(world, { path: "/agent-playground-completion", kind: "status", status: 429, times: "always" });
    const { data } = await runAllTestCases(ctx, { id: agent.id });
    expect(data).toMatchObject([
      { name: "Books a visit", passed: false, why: expect.stringContaining("busy") as unknown },
    ]);
    await expect(publishAgent(ctx, { id: agent.id })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("“Books a visit” (") as unknown,
    });
    await mendProviders(world);
    expect(await publishAgent(ctx, { id: agent.id })).toMatchObject({ publishedVersion: 2 });
  });

  it("over REST they are made, listed, run, changed and deleted; arguments keep their spelling", async () => {
    const { ctx, admin } = await world.tenant("rest");
    const { id } = await createAgent(ctx, { name: "Desk", systemPrompt: "You answer.", voiceId: "retell-Cimo" });
    const rest = await world.signIn(admin);
    const toolCalls = [{ name: "book", arguments: { startTime: "nine" } }];
    const made = await rest("POST", `/agents/${id}/test-cases`, {
      name: "Hours",
      caller_lines: ["When are you open?"],
      expectations: { tool_calls: toolCalls },
    });
    expect([made.status, made.body]).toMatchObject([
      201,
      { expectations: { tool_calls: toolCalls }, last_result: null },
    ]);
    const path = `/test-cases/${String(made.body["id"])}`;
    const run = await rest("POST", `${path}/run`);
    expect([run.status, run.body]).toMatchObject([200, { last_result: { passed: false, is_current: true } }]);
    expect((await rest("PATCH", path, { caller_lines: [] })).status).toBe(400);
    expect((await rest("PATCH", path, { expectations: {} })).body).toMatchObject({ last_result: null });
    const all = await rest("POST", `/agents/${id}/test-cases/run`);
    expect(all.body).toMatchObject({ data: [{ name: "Hours", passed: true, why: null }] });
    expect((await rest("DELETE", path)).status).toBe(204);
    expect((await rest("GET", `/agents/${id}/test-cases`)).body).toEqual({ data: [] });
  });

  it("a member works with those of their own agents alone", async () => {
    const { ctx, tenant } = await world.tenant("members");
    const { made, agent } = await receptionist(ctx);
    const member = world.as(await world.person(tenant.id, "user@members.test", "user"), tenant);
    for (const refused of [
      () => listTestCases(member, { id: agent.id }),
      () => runTestCase(member, { id: made.id }),
      () => updateTestCase(member, { id: made.id, name: "Mine" }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: "not_found" });
    }
  });
});
