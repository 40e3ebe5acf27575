import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../../testing/harness";
import { lineOf, type Line } from "../../../../testing/line";
import type { TenantCtx } from "../../../kernel/context";
import { settleCalls } from "../settle";
import { injectNote } from "./inject";

let world: World;
let ctx: TenantCtx;
let line: Line;
beforeAll(async () => {
  world = await World.create();
  ({ ctx } = await world.tenant("notes"));
  line = await lineOf(world, ctx, "+12025550161");
});
afterAll(async () => {
  await world.close();
});

const note = "She is a returning guest.";

describe("injectNote", () => {
  it("tells the agent of a call that is going on, and refuses once it is over", async () => {
    const started = await fetch(`${world.sandbox.url}/_sandbox/calls`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        to_number: line.phoneNumber,
        from_number: "+12025550162",
        script: ["Hello, I would like to know when you are open.", "Thank you. Goodbye."],
        speed: 1,
      }),
    });
    const { call_id: callId } = (await started.json()) as { call_id: string };
    const find = async () => {
      await settleCalls(world.deps);
      return await world.deps.db.platform.call.findUnique({ where: { retellCallId: callId } });
    };
    await expect.poll(async () => (await find())?.status, { timeout: 30_000 }).toBe("in_progress");
    const id = (await find())?.id ?? "";
    await injectNote(ctx, { id, note, respondNow: false });

    const { transcript } = await world.deps.retell.calls.get(callId);
    expect(transcript).toContainEqual(expect.objectContaining({ kind: "injected", content: note }));
    await world.deps.retell.calls.stop(callId);
    await expect.poll(async () => (await find())?.status, { timeout: 30_000 }).toBe("completed");
    await expect(injectNote(ctx, { id, note, respondNow: false })).rejects.toMatchObject({ code: "conflict" });
  });
});
