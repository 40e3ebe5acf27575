import { afterAll, beforeAll, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { lineOf, type Line } from "../../../testing/line";
import { fillPool } from "../../../testing/pool";
import type { Deps } from "../../kernel/context";
import { jobRegistry } from "../../jobs/registry";
import { followAddress } from "./follow-address";

let world: World;
let line: Line;
let admin: RestCaller;
const going = new AbortController().signal;

beforeAll(async () => {
  world = await World.create();
  const { ctx, admin: person } = await world.tenant("moving");
  line = await lineOf(world, ctx, "+12025550170");
  admin = await world.signIn(person);
});
afterAll(() => world.close());

const at = (url: string): Deps => ({ ...world.deps, env: { ...world.deps.env, API_BASE_URL: url } });

async function states() {
  const agent = await admin("GET", `/agents/${line.agentId}`);
  const numbers = await admin("GET", "/phone-numbers");
  const [number] = (numbers.body as Record<string, { sync_state: string }[]>)["data"] ?? [];
  return [agent.body["sync_state"], number?.sync_state];
}

async function addresses() {
  const agent = await world.deps.retell.agents.get(line.retellAgentId);
  const number = await world.deps.retell.phoneNumbers.get(line.phoneNumber);
  return [agent.settings["webhookUrl"], number.inboundWebhookUrl];
}

async function waitingJobs() {
  return await world.deps.db.platform.$queryRaw<{ task: string; payload: unknown }[]>`
    select t.identifier as task, j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier in ('agents.reconcile', 'agents.publish-again', 'phone-numbers.sync')
    order by j.id`;
}

async function runJobs(deps: Deps): Promise<void> {
  const registry = jobRegistry(deps, going);
  for (const { task, payload } of await waitingJobs()) {
    await registry[task as "agents.reconcile"](payload, 1, "1");
  }
}

it("notes its address at the first start and leaves everything as it is", async () => {
  await followAddress(world.deps, going);
  await followAddress(world.deps, going);
  expect(await states()).toEqual(["in_sync", "in_sync"]);
});

it("tells the provider of another address, and nothing is in sync until then", async () => {
  const moved = at("http://127.0.0.1:9");
  const before = (await admin("GET", `/agents/${line.agentId}`)).body["revision"];
  await followAddress(moved, going);
  expect(await states()).toEqual(["pending", "pending"]);
  await runJobs(moved);
  expect(await states()).toEqual(["in_sync", "in_sync"]);
  expect(await addresses()).toEqual([
    "http://127.0.0.1:9/api/webhooks/retell",
    "http://127.0.0.1:9/api/webhooks/retell/inbound",
  ]);
  expect((await admin("GET", `/agents/${line.agentId}`)).body["revision"]).toBe(before);
});

it("tells of it what callers meet, and the numbers that nobody holds; a second time changes nothing", async () => {
  const platform = world.deps.db.platform;
  const url = "http://127.0.0.1:8";
  const moved = at(url);
  const [free, resting] = await fillPool(world, 2);
  await platform.phoneNumber.update({ where: { id: resting?.id ?? "" }, data: { status: "quarantined" } });
  await admin("PATCH", `/agents/${line.agentId}`, { system_prompt: "Nobody has published this." });
  await followAddress(moved, going);
  for (const _ of [1, 2]) await runJobs(moved);
  const agent = await platform.agent.findUniqueOrThrow({
    where: { id: line.agentId },
    include: { versions: { orderBy: { number: "desc" }, select: { title: true } } },
  });
  const version = agent.publishedRetellVersion ?? -1;
  const { settings } = await world.deps.retell.agents.get(line.retellAgentId, version);
  expect(settings["webhookUrl"]).toBe(`${url}/api/webhooks/retell`);
  const llm = async (at?: number) => (await world.deps.retell.llms.get(agent.retellLlmId ?? "", at)).settings;
  expect((await llm(version))["generalPrompt"]).toContain("Bright Dental");
  expect((await llm())["generalPrompt"]).toBe("Nobody has published this.");
  expect(agent.revision).toBeGreaterThan(agent.publishedRevision ?? 0);
  expect(agent.versions.filter(({ title }) => title?.endsWith("again"))).toHaveLength(agent.versions.length - 1);
  const before = agent.versions.length;
  await runJobs(moved);
  expect(await platform.agentVersion.count({ where: { agentId: line.agentId } })).toBe(before);
  const { inboundAgents } = await world.deps.retell.phoneNumbers.get(line.phoneNumber);
  expect(inboundAgents).toMatchObject([{ agentVersion: version }]);
  for (const number of [free, resting]) {
    const { inboundWebhookUrl } = await world.deps.retell.phoneNumbers.get(number?.phoneNumber ?? "");
    expect(inboundWebhookUrl).toBe(`${url}/api/webhooks/retell/inbound`);
  }
});

it("goes on where a killed run was", async () => {
  const url = "http://127.0.0.1:10";
  await world.deps.db.platform.platformSetting.update({
    where: { key: "webhook_address" },
    data: { value: { url: "http://127.0.0.1:8", moving: { to: url, kind: "agents", after: line.agentId } } },
  });
  await followAddress(at(url), going);
  expect(await states()).toEqual(["in_sync", "pending"]);
  const { value } = await world.deps.db.platform.platformSetting.findUniqueOrThrow({
    where: { key: "webhook_address" },
  });
  expect(value).toEqual({ url, moving: null });
});

it("tells everything again when the address changes back before the change was through", async () => {
  await world.deps.db.platform.platformSetting.update({
    where: { key: "webhook_address" },
    data: {
      value: { url: world.url, moving: { to: "http://127.0.0.1:9", kind: "numbers", after: line.phoneNumberId } },
    },
  });
  await followAddress(world.deps, going);
  expect(await states()).toEqual(["pending", "pending"]);
  await runJobs(world.deps);
  expect(await addresses()).toEqual([`${world.url}/api/webhooks/retell`, `${world.url}/api/webhooks/retell/inbound`]);
});
