import { createRetell } from "@voxcalls/retell-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { breakProvider, mendProviders } from "../../../testing/sandbox-control";
import { enterTenant, type TenantCtx } from "../../kernel/context";
import { addSource } from "./add-source";
import { createKnowledge } from "./create";
import { reconcileKnowledge } from "./follow";
import { getKnowledge } from "./get";
import { bearsMark, nameAtRetell } from "./marks";

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

const prices = { type: "text" as const, title: "Price list", text: "A cleaning is $90." };
let serial = 0;

async function newTenant() {
  const made = await world.tenant(`odd-${(serial += 1)}`);
  const { id } = await createKnowledge(made.ctx, { name: "Prices" });
  return { ...made, id };
}

/** The same caller on a client that waits 3 s for Retell instead of 15. */
function impatient(ctx: TenantCtx): TenantCtx {
  const retell = createRetell({ apiKey: "key_voxcalls_sandbox", baseUrl: world.sandbox.url, timeoutMs: 3_000 });
  return enterTenant({ ...world.deps, retell }, ctx.actor, ctx.tenant, null);
}

/** The bases at Retell that bear this one's mark. */
async function atRetell(id: string) {
  return (await world.deps.retell.knowledge.list()).filter((theirs) => bearsMark(theirs, id));
}

const faults = [
  ["a body of one byte a second", { kind: "drip" }],
  ["no answer at all", { kind: "hang" }],
  ["a redirect", { kind: "status", status: 302, headers: { location: "http://127.0.0.1:9/" } }],
  ["a web page with status 200", { kind: "body", body: "<html>Welcome</html>" }],
  ["a body of another shape", { kind: "body", body: { status: "fine" } }],
  ["an id that is markup", { kind: "body", body: { knowledge_base_id: "<script>alert(1)</script>" } }],
] as const;

describe("an odd answer to the first source of a base", () => {
  it.each(faults)("S4: %s is found out, and the source is there once in the end", async (_, fault) => {
    const { ctx, id, tenant } = await newTenant();
    await breakProvider(world, { path: "/create-knowledge-base", ...fault });
    const source = await addSource(impatient(ctx), { id, ...prices });
    expect(["processing", "failed"]).toContain(source.status);
    expect(JSON.stringify(source)).not.toMatch(/<html|<script|127\.0\.0\.1/);
    await mendProviders(world);
    await world.sandbox.idle();
    world.clock.move(100_000);
    await reconcileKnowledge(world.deps, { tenantId: tenant.id, knowledgeBaseId: id });
    await world.sandbox.idle();
    const { sources } = await getKnowledge(ctx, { id });
    const theirs = await atRetell(id);
    expect(sources).toHaveLength(1);
    expect(theirs.length).toBeLessThanOrEqual(1);
    expect(theirs.flatMap((base) => base.sources.map(({ title }) => title))).toEqual(
      sources[0]?.status === "failed" ? [] : ["Price list"],
    );
  });

  it("S6: the id of another organisation's base is not taken over, with our mark on it or without", async () => {
    const victim = await newTenant();
    await addSource(victim.ctx, { id: victim.id, ...prices });
    await world.sandbox.idle();
    const { ctx, id } = await newTenant();
    const held = async () => ({
      row: await victim.ctx.db.knowledgeBase.findUnique({ where: { id: victim.id } }),
      theirs: await atRetell(victim.id),
    });
    const before = await held();
    const knowledge_base_id = before.row?.retellKnowledgeBaseId;
    for (const knowledge_base_name of [nameAtRetell(victim.ctx, victim.id), nameAtRetell(ctx, id)]) {
      const body = { knowledge_base_id, knowledge_base_name, status: "complete" };
      await breakProvider(world, { path: "/create-knowledge-base", kind: "body", body });
      await addSource(ctx, { id, ...prices }).catch((error: unknown) => {
        if (!/unique|already/i.test(String(error))) throw error;
      });
      expect(await ctx.db.knowledgeBase.findUnique({ where: { id } })).toMatchObject({ retellKnowledgeBaseId: null });
      expect(await held()).toEqual(before);
    }
  });
});
