import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { createAgent } from "../agents/create";
import { removeAgent } from "../agents/remove";
import { updateAgent } from "../agents/update";
import { createFlow } from "../flows/create";
import { CreateFlowInput } from "../flows/schemas";
import { updateFlow } from "../flows/update";
import { forgetSecrets } from "./forget-secrets";
import type { CustomTool, Tool } from "./schemas";
import { testTool } from "./test-tool";

let world: World;
let ctx: Awaited<ReturnType<World["tenant"]>>["ctx"];
beforeAll(async () => {
  world = await World.create();
  ctx = (await world.tenant("sealed")).ctx;
});
afterAll(async () => {
  await world.close();
});

const desk = { name: "Desk", systemPrompt: "You answer.", voiceId: "retell-Cimo" };
const book = (value: string | { secret: string }, url = "https://example.com/book"): CustomTool => ({
  type: "custom",
  name: "book",
  url,
  headers: { Authorization: value },
});
const secretOf = (tools: readonly Tool[] | null | undefined) => {
  const [tool] = tools ?? [];
  const value = tool?.type === "custom" ? tool.headers?.["Authorization"] : undefined;
  if (typeof value !== "object") throw new Error("there is no sealed value");
  return value;
};
const ids = async () =>
  (await world.deps.db.platform.toolSecret.findMany({ select: { id: true } })).map(({ id }) => id);

describe("a sealed value", () => {
  it("S5: goes on to another path of its address, and to another address only when it is written anew", async () => {
    const { id, tools } = await createAgent(ctx, { ...desk, tools: [book("top secret")] });
    const kept = secretOf(tools);
    await updateAgent(ctx, { id, tools: [book(kept, "https://example.com/other")] });
    for (const url of ["https://example.org/book", "https://example.com.example.org/book"]) {
      const tool = book(kept, url);
      await expect(updateAgent(ctx, { id, tools: [tool] })).rejects.toMatchObject({
        code: "validation_failed",
        fields: [
          { path: "tools.0.headers.Authorization", message: expect.stringContaining("https://example.com.") as string },
        ],
      });
      await expect(testTool(ctx, { tool, args: {} })).rejects.toMatchObject({
        fields: [{ path: "tool.headers.Authorization" }],
      });
    }
    const calendar = { type: "book_appointment_cal", name: "cal", calApiKey: kept, eventTypeId: 7 } as const;
    await expect(updateAgent(ctx, { id, tools: [calendar] })).rejects.toMatchObject({
      fields: [{ path: "tools.0.calApiKey" }],
    });
    const saved = await updateAgent(ctx, { id, tools: [book("top secret", "https://example.org/book")] });
    expect(secretOf(saved.tools)).not.toEqual(kept);
  });

  it("S5: is bound to its address in flows as in agents", async () => {
    const flow = (tool: CustomTool) => ({ tools: [{ ...tool, toolId: "t1" }] });
    const made = await createFlow(ctx, CreateFlowInput.parse({ name: "Bound", ...flow(book("top secret")) }));
    const kept = secretOf(made.tools);
    await updateFlow(ctx, { id: made.id, ...flow(book(kept, "https://example.com/elsewhere")) });
    await expect(updateFlow(ctx, { id: made.id, ...flow(book(kept, "https://example.org/")) })).rejects.toMatchObject({
      fields: [{ path: "tools.0.headers.Authorization" }],
    });
  });

  it("is removed when nothing has named it for a week, and stays while a draft, a version or a flow does", async () => {
    const days = (n: number) => world.clock.move(n * 24 * 60 * 60 * 1000);
    const inVersion = await createAgent(ctx, { ...desk, tools: [book("in version one")] });
    await updateAgent(ctx, { id: inVersion.id, tools: [book("in the draft only")] });
    const draft = secretOf((await updateAgent(ctx, { id: inVersion.id, tools: [book("in the draft")] })).tools).secret;
    const flow = await createFlow(
      ctx,
      CreateFlowInput.parse({ name: "Kept", tools: [{ ...book("in a flow"), toolId: "t1" }] }),
    );
    const gone = await createAgent(ctx, { ...desk, tools: [book("of an agent that is deleted")] });
    const unnamed = await ctx.db.toolSecret.findMany({ where: { id: { notIn: [draft] } } });
    await removeAgent(ctx, { id: gone.id });

    await forgetSecrets(world.deps);
    days(2);
    expect(await forgetSecrets(world.deps)).toBe(0);
    const before = await ids();
    expect(before).toEqual(expect.arrayContaining(unnamed.map(({ id }) => id)));
    days(8);
    // Named again in time: an act was undone.
    await forgetSecrets(world.deps);
    const after = await ids();
    expect(after).toEqual(
      expect.arrayContaining([secretOf(inVersion.tools).secret, draft, secretOf(flow.tools).secret]),
    );
    expect(after).not.toContain(secretOf(gone.tools).secret);
    expect(before.length - after.length).toBeGreaterThanOrEqual(2);
    days(-10);
  });
});
