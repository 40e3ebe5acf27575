import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { crashAt } from "../../../testing/run-elsewhere";
import type { TenantCtx } from "../../kernel/context";
import { addSource } from "./add-source";
import { askKnowledge } from "./ask";
import { createKnowledge } from "./create";
import { reconcileKnowledge } from "./follow";
import { getKnowledge } from "./get";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});

const childMs = 120_000;
const prices = { type: "text" as const, title: "Price list", text: "A cleaning is $90." };

let serial = 0;
async function newBase() {
  const made = await world.tenant(`crash-${(serial += 1)}`);
  const { id } = await createKnowledge(made.ctx, { name: "Prices" });
  return { ...made, id };
}

/** What the queued job does once whoever was at it must be dead. */
async function later(ctx: TenantCtx, id: string): Promise<void> {
  for (let round = 0; round < 2; round++) {
    world.clock.move(100_000);
    await reconcileKnowledge(world.deps, { tenantId: ctx.tenant.id, knowledgeBaseId: id });
    await world.sandbox.idle();
  }
}

describe("kill -9 while a source is added", () => {
  it.each(["after-row", "after-make", "after-send"])(
    "S5: at %s, the source is ready a little later, and Retell holds one base with it once",
    async (point) => {
      const { ctx, tenant, id } = await newBase();
      await crashAt(world, `knowledge.add:${point}`, {
        verb: "addSource",
        tenantId: tenant.id,
        input: { id, ...prices },
      });
      await later(ctx, id);
      const base = await getKnowledge(ctx, { id });
      expect([base.status, base.sources.map(({ status }) => status)]).toEqual(["ready", ["ready"]]);
      const mine = (await world.deps.retell.knowledge.list()).filter(({ name }) =>
        name.endsWith(id.replaceAll("-", "")),
      );
      expect(mine.map(({ sources }) => sources.map(({ title }) => title))).toEqual([["Price list"]]);
    },
    childMs,
  );
});

describe("kill -9 while a base is deleted", () => {
  it(
    "S5: after the row, a job takes base and probe from Retell",
    async () => {
      const { ctx, tenant, id } = await newBase();
      await addSource(ctx, { id, ...prices });
      await crashAt(world, "knowledge.remove:after-row", {
        verb: "removeKnowledge",
        tenantId: tenant.id,
        input: { id },
      });
      await later(ctx, id);
      const left = (await world.deps.retell.knowledge.list()).filter(({ name }) =>
        name.endsWith(id.replaceAll("-", "")),
      );
      expect(left).toEqual([]);
      expect((await ctx.db.knowledgeBase.findFirstOrThrow({ where: { id } })).clearedAt).toBeInstanceOf(Date);
    },
    childMs,
  );
});

describe("kill -9 at the first question", () => {
  it.each(["after-llm", "after-agent"])(
    "S5: at %s, the next one is answered through one probe, and deleting the base leaves nothing behind",
    async (point) => {
      const { ctx, tenant, id } = await newBase();
      await addSource(ctx, { id, ...prices });
      await world.sandbox.idle();
      const input = { id, question: "What is a cleaning?" };
      await crashAt(world, `knowledge.ask:${point}`, { verb: "askKnowledge", tenantId: tenant.id, input });
      world.clock.move(100_000);
      const { passages } = await askKnowledge(ctx, input);
      expect(passages).toEqual([{ text: "A cleaning is $90.", score: null }]);
      const agents = [];
      for await (const agent of world.deps.retell.agents.listAll(id)) agents.push(agent.retellAgentId);
      expect(agents).toHaveLength(1);
    },
    childMs,
  );
});
