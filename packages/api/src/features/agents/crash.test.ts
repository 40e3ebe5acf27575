import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { FAULT_SCALE } from "../../../testing/env";
import { crashAt } from "../../../testing/run-elsewhere";
import { World } from "../../../testing/harness";
import { fillPool } from "../../../testing/pool";
import { breakProvider, mendProviders, providerState } from "../../../testing/sandbox-control";
import type { TenantCtx } from "../../kernel/context";
import { claimNumber } from "../phone-numbers/claim";
import { runSync } from "../phone-numbers/sync";
import { createAgent } from "./create";
import { reconcileAgent } from "./reconcile";

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

const desk = { name: "Front desk", systemPrompt: "You answer the phone of a dentist.", voiceId: "retell-Cimo" };
const childMs = 120_000;
/** Every boundary of the making, twenty times at full size. */
const rounds = Array.from({ length: FAULT_SCALE < 1 ? 1 : 20 }, (_, n) => n + 1);
const points = ["after-reserve", "after-llm", "after-agent", "after-publish", "after-activate"].flatMap((point) =>
  rounds.map((round) => [point, round] as const),
);

/** What the queued jobs would do a minute later. */
async function aMinuteLater(ctx: TenantCtx): Promise<void> {
  world.clock.move(61_000);
  for (const { id } of await ctx.db.agent.findMany()) {
    await reconcileAgent(world.deps, { tenantId: ctx.tenant.id, agentId: id });
  }
  for (const { id } of await ctx.db.phoneNumber.findMany()) await runSync(world.deps, { phoneNumberId: id });
}

/** The ids of the agents and LLMs at Retell that bear a mark of this tenant's rows, and the ids that the rows in use name. */
async function bothSides(ctx: TenantCtx) {
  const rows = await ctx.db.agent.findMany();
  const state = await providerState(world);
  const isOurs = (id: string) => rows.some((row) => row.id === id);
  const theirs = [
    ...Object.entries(state.agents).filter(([, { versions }]) =>
      isOurs(/\[(.+)\]$/.exec(versions[0]?.agent_name ?? "")?.[1] ?? ""),
    ),
    ...Object.entries(state.llms).filter(([, { versions }]) =>
      isOurs(versions[0]?.default_dynamic_variables?.["voxcalls_agent_id"] ?? ""),
    ),
  ].map(([id]) => id);
  const ours = rows
    .filter((row) => row.status === "active" || row.status === "paused")
    .flatMap((row) => [row.retellAgentId, row.retellLlmId]);
  return { theirs: theirs.toSorted(), ours: ours.toSorted() };
}

async function jobKeys(id: string): Promise<string[]> {
  const rows = await world.deps.db.platform.$queryRaw<{ key: string }[]>`
    select key from graphile_worker.jobs where key like ${`%${id}`}`;
  return rows.map((row) => row.key);
}

describe("kill -9 while an agent is made", () => {
  it.each(points)(
    "S5: at %s (round %i), a minute later the agent is active, answers its number, and Retell holds nothing else",
    async (point, round) => {
      const { ctx, tenant } = await world.tenant(`make-${point}-${round}`, { maxAgents: 1 });
      const [free] = await fillPool(world, 1);
      const { id: phoneNumberId, phoneNumber } = await claimNumber(ctx, { phoneNumberId: free?.id ?? "" });
      const input = { ...desk, phoneNumberId };
      await crashAt(world, `agents.create:${point}`, { verb: "createAgent", tenantId: tenant.id, input });
      const [row] = await ctx.db.agent.findMany();
      expect(await jobKeys(row?.id ?? "")).toEqual([`agents.reconcile:${row?.id}`]);
      await expect(createAgent(ctx, desk)).rejects.toMatchObject({ code: "plan_limit_reached" });
      await aMinuteLater(ctx);
      const rows = await ctx.db.agent.findMany();
      expect(rows.map(({ status }) => status)).toEqual(["active"]);
      const { theirs, ours } = await bothSides(ctx);
      expect(theirs).toEqual(ours);
      const { phone_numbers } = await providerState(world);
      expect(phone_numbers[phoneNumber]?.inbound_agents).toMatchObject([{ agent_id: rows[0]?.retellAgentId }]);
    },
    childMs,
  );

  it(
    "S5: between the refusal and the taking back, the LLM is removed and the place is free",
    async () => {
      const { ctx, tenant } = await world.tenant("make-refused", { maxAgents: 1 });
      await breakProvider(world, { path: "/create-agent", kind: "status", status: 400 });
      await crashAt(world, "agents.create:after-failed", { verb: "createAgent", tenantId: tenant.id, input: desk });
      expect((await bothSides(ctx)).theirs).toHaveLength(1);
      await aMinuteLater(ctx);
      expect(await bothSides(ctx)).toEqual({ theirs: [], ours: [] });
      expect((await ctx.db.agent.findMany()).map(({ status }) => status)).toEqual(["failed"]);
      expect((await createAgent(ctx, desk)).status).toBe("active");
    },
    childMs,
  );

  it(
    "S5: the job leaves an agent alone that somebody is still making",
    async () => {
      const { ctx, tenant } = await world.tenant("make-busy");
      await breakProvider(world, { path: "/create-retell-llm", kind: "slow", delay_ms: 600_000 });
      const making = createAgent(ctx, desk);
      await expect.poll(() => ctx.db.agent.count(), { timeout: 20_000 }).toBe(1);
      const [row] = await ctx.db.agent.findMany();
      await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: row?.id ?? "" });
      await mendProviders(world);
      await making;
      const { theirs, ours } = await bothSides(ctx);
      expect(theirs).toEqual(ours);
      expect(theirs).toHaveLength(2);
    },
    childMs,
  );

  it(
    "S5: of several jobs that find it at once one finishes it",
    async () => {
      const { ctx, tenant } = await world.tenant("make-many");
      await crashAt(world, "agents.create:after-reserve", { verb: "createAgent", tenantId: tenant.id, input: desk });
      const [row] = await ctx.db.agent.findMany();
      world.clock.move(61_000);
      const job = { tenantId: tenant.id, agentId: row?.id ?? "" };
      await Promise.all(Array.from({ length: 5 }, () => reconcileAgent(world.deps, job)));
      const { theirs, ours } = await bothSides(ctx);
      expect(theirs).toEqual(ours);
      expect(theirs).toHaveLength(2);
    },
    childMs,
  );
});

describe("kill -9 while an agent is changed or deleted", () => {
  it(
    "S5: a save whose push never began is pushed by the job",
    async () => {
      const { ctx, tenant } = await world.tenant("change");
      const agent = await createAgent(ctx, desk);
      const input = { id: agent.id, systemPrompt: "Saved" };
      await crashAt(world, "agents.update:after-save", { verb: "updateAgent", tenantId: tenant.id, input });
      await aMinuteLater(ctx);
      const { llms } = await providerState(world);
      expect(llms[agent.retellLlmId ?? ""]?.versions.at(-1)).toMatchObject({ general_prompt: "Saved" });
    },
    childMs,
  );

  it(
    "S5: a deletion that reached only our row is finished by the job, number included",
    async () => {
      const { ctx, tenant } = await world.tenant("delete");
      const agent = await createAgent(ctx, desk);
      const [free] = await fillPool(world, 1);
      await claimNumber(ctx, { phoneNumberId: free?.id ?? "", agentId: agent.id });
      const input = { id: agent.id };
      await crashAt(world, "agents.remove:after-row", { verb: "removeAgent", tenantId: tenant.id, input });
      await aMinuteLater(ctx);
      expect(await bothSides(ctx)).toEqual({ theirs: [], ours: [] });
      const { phone_numbers } = await providerState(world);
      expect(phone_numbers[free?.phoneNumber ?? ""]?.inbound_agents ?? []).toEqual([]);
    },
    childMs,
  );
});
