import { createRetell } from "@voxcalls/retell-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../../testing/harness";
import { lineOf } from "../../../../testing/line";
import { breakProvider, mendProviders } from "../../../../testing/sandbox-control";
import { enterTenant, type TenantCtx } from "../../../kernel/context";
import { createFlow } from "../../flows/create";
import { CreateFlowInput } from "../../flows/schemas";
import { updateFlow } from "../../flows/update";
import { runSync } from "../../phone-numbers/sync";
import { createAgent } from "../create";
import { reconcileAgent } from "../reconcile";
import { updateAgent } from "../update";
import { listVersions } from "./list";
import { publishAgent } from "./publish";

let world: World;
let ctx: TenantCtx;
beforeAll(async () => {
  world = await World.create();
  ({ ctx } = await world.tenant("faults", { maxAgents: 500 }));
});
afterEach(async () => {
  await mendProviders(world);
});
afterAll(async () => {
  await world.close();
});

/** The same caller on a client that waits 3 s for Retell instead of 15. */
function impatient(): TenantCtx {
  const retell = createRetell({ apiKey: "key_voxcalls_sandbox", baseUrl: world.sandbox.url, timeoutMs: 3_000 });
  return enterTenant({ ...world.deps, retell }, ctx.actor, ctx.tenant, null);
}

const nodes = [
  { id: "greet", type: "conversation", instruction: { type: "static_text", text: "Hello." }, edges: [] },
  { id: "bye", type: "end" },
];
const newVersion = "/create-agent-version";
let serial = 0;

const away = { kind: "status", status: 503, times: "always", headers: { "retry-after": "0" } } as const;

/** An agent with a published version and a draft that says something else, here alone if its step of saving is broken; by prompt, or by a flow. */
async function drafted(
  engine: "prompt" | "flow",
  brokenPath?: string,
): Promise<{ id: string; phoneNumberId: string | null }> {
  serial += 1;
  if (engine === "prompt") {
    const line = await lineOf(world, ctx, `+1555000${2000 + serial}`);
    await updateAgent(ctx, { id: line.agentId, systemPrompt: "First.", welcomeMessage: "First." });
    await publishAgent(ctx, { id: line.agentId });
    // A draft that Retell has already needs no new version there.
    if (brokenPath === newVersion) await breakProvider(world, { path: newVersion, ...away });
    await updateAgent(ctx, { id: line.agentId, systemPrompt: "Second." });
    await mendProviders(world);
    return { id: line.agentId, phoneNumberId: line.phoneNumberId };
  }
  const input = { name: `Desk ${serial}`, nodes, startNodeId: "greet", globalPrompt: "First." };
  const flow = await createFlow(ctx, CreateFlowInput.parse(input));
  const { id } = await createAgent(ctx, { name: "Desk", voiceId: "retell-Cimo", flowId: flow.id });
  await updateFlow(ctx, { id: flow.id, globalPrompt: "Second." });
  await reconcileAgent(world.deps, { tenantId: ctx.tenant.id, agentId: id });
  return { id, phoneNumberId: null };
}

/** What callers of the agent meet at Retell: the words of the version that the row says is published. */
async function metByCallers(id: string): Promise<unknown> {
  const { retellLlmId, retellFlowId, publishedRetellVersion: version } = await rowOf(id);
  if (retellLlmId !== null) return (await ctx.retell.llms.get(retellLlmId, version ?? 0)).settings.generalPrompt;
  return (await ctx.retell.flows.get(retellFlowId ?? "", version ?? 0)).settings.globalPrompt;
}

async function rowOf(id: string) {
  return await ctx.db.agent.findUniqueOrThrow({ where: { id } });
}

async function draftOf(id: string): Promise<unknown> {
  const { systemPrompt, flowId } = await rowOf(id);
  if (flowId === null) return systemPrompt;
  const flow = await ctx.db.flow.findUniqueOrThrow({ where: { id: flowId } });
  return (flow.definition as { globalPrompt?: unknown }).globalPrompt;
}

const faults = [
  ["refuses", { kind: "status", status: 400 }],
  ["is away", away],
  ["answers with a web page", { kind: "body", body: "<html>Welcome</html>", times: "always" }],
  ["never answers", { kind: "hang", times: "always" }],
  ["does it and loses the answer", { kind: "reset", mid_body: true, times: "always" }],
] as const;
const steps = [
  ["prompt", "GET", "/get-agent"],
  ["prompt", "POST", newVersion],
  ["prompt", "PATCH", "/update-retell-llm"],
  ["prompt", "PATCH", "/update-agent"],
  ["prompt", "POST", "/publish-agent-version"],
  ["flow", "PATCH", "/update-conversation-flow"],
  ["flow", "POST", "/publish-agent-version"],
] as const;

describe("Retell at each step of publishing", () => {
  it.each(
    steps.flatMap(([engine, method, path]) =>
      faults.map(([what, fault]) => [what, method, path, engine, fault] as const),
    ),
  )(
    "S4: when it %s at %s %s, the version before keeps serving, the draft is kept and the person is told (%s)",
    async (_, method, path, engine, fault) => {
      const { id, phoneNumberId } = await drafted(engine, path);
      const before = await rowOf(id);
      await breakProvider(world, { method, path, service: "retell", ...fault });
      const told = await publishAgent(impatient(), { id }).then(
        () => null,
        (error: unknown) => error,
      );
      if (told === null) {
        // What it did and could not say was looked up, and found done.
        expect(fault.kind).toBe("reset");
        expect(await metByCallers(id)).toBe("Second.");
        return;
      }
      expect(told).toMatchObject({ code: expect.stringMatching(/^provider_(error|timeout)$/) as unknown });
      expect(String((told as Error).message)).toContain("callers meet the version before");
      expect(await rowOf(id)).toMatchObject({ publishedVersion: before.publishedVersion });
      expect([await metByCallers(id), await draftOf(id)]).toEqual(["First.", "Second."]);
      await mendProviders(world);
      world.clock.move(61_000);
      await reconcileAgent(world.deps, { tenantId: ctx.tenant.id, agentId: id });
      if (phoneNumberId !== null) await runSync(world.deps, { phoneNumberId });
      const [newest] = (await listVersions(ctx, { id, limit: 10, cursor: undefined })).data;
      if (newest?.status === "failed") expect(newest.failureReason).toBeTruthy();
      else expect(newest).toMatchObject({ status: "published", isCurrent: true });
      expect([await metByCallers(id), await draftOf(id)]).toEqual([
        newest?.isCurrent ? "Second." : "First.",
        "Second.",
      ]);
      expect(await publishAgent(ctx, { id, title: "Once more" })).toMatchObject({ hasUnpublishedChanges: false });
      expect(await metByCallers(id)).toBe("Second.");
    },
    60_000,
  );

  it("S4: when the number cannot be pinned to the new version, it is published all the same and a job pins it", async () => {
    const { id, phoneNumberId } = await drafted("prompt");
    await breakProvider(world, { path: "/update-phone-number", kind: "status", status: 503, times: "always" });
    await publishAgent(impatient(), { id });
    await mendProviders(world);
    await runSync(world.deps, { phoneNumberId: phoneNumberId ?? "" });
    const { phoneNumber } = await ctx.db.phoneNumber.findUniqueOrThrow({ where: { id: phoneNumberId ?? "" } });
    const { publishedRetellVersion } = await rowOf(id);
    expect((await ctx.retell.phoneNumbers.get(phoneNumber)).inboundAgents).toMatchObject([
      { agentVersion: publishedRetellVersion },
    ]);
  });
});
