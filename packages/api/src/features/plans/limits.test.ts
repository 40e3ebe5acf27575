import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import type { TenantCtx } from "../../kernel/context";
import { assertWithinLimit } from "./limits";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});

async function addAgent(ctx: TenantCtx, status: "active" | "paused" | "provisioning" | "failed" | "deleted") {
  await ctx.db.agent.create({ data: { name: "A", systemPrompt: "p", voiceId: "v", llmModel: "m", status } });
}

async function invite(ctx: TenantCtx, email: string, state: { acceptedAt?: Date; revokedAt?: Date; expiresAt?: Date }) {
  const expiresAt = new Date(Date.now() + 60_000);
  await ctx.db.invitation.create({ data: { email, role: "user", tokenHash: email, expiresAt, ...state } });
}

const check = (ctx: TenantCtx, limit: Parameters<typeof assertWithinLimit>[2]) =>
  ctx.db.tx((tx) => assertWithinLimit(tx, ctx.tenant.id, limit));

describe("assertWithinLimit", () => {
  it("counts agents that are there or being made, not failed or deleted ones, and names the cap", async () => {
    const { ctx } = await world.tenant("agents", { maxAgents: 3 });
    for (const status of ["failed", "deleted", "active", "paused"] as const) await addAgent(ctx, status);
    await check(ctx, "agents");
    await addAgent(ctx, "provisioning");
    await expect(check(ctx, "agents")).rejects.toMatchObject({ code: "plan_limit_reached" });
    await expect(check(ctx, "agents")).rejects.toThrow("3 agents");
  });

  it("counts members and open invitations together", async () => {
    const { ctx } = await world.tenant("users", { maxUsers: 2 });
    const past = new Date(Date.now() - 60_000);
    await invite(ctx, "accepted@users.test", { acceptedAt: past });
    await invite(ctx, "revoked@users.test", { revokedAt: past });
    await invite(ctx, "expired@users.test", { expiresAt: past });
    await check(ctx, "users");
    await invite(ctx, "open@users.test", {});
    await expect(check(ctx, "users")).rejects.toThrow("2 members");
  });

  it("keeps what is above a lowered cap and refuses more", async () => {
    const { ctx } = await world.tenant("lowered", { maxAgents: 2 });
    await addAgent(ctx, "active");
    await addAgent(ctx, "active");
    await world.deps.db.platform.tenant.update({ where: { id: ctx.tenant.id }, data: { maxAgents: 1 } });
    await expect(check(ctx, "agents")).rejects.toThrow("1 agent.");
    expect(await ctx.db.agent.count()).toBe(2);
  });

  it("C3: counts what another transaction adds while it waits for the lock", async () => {
    const { ctx } = await world.tenant("race", { maxAgents: 5 });
    const add = () =>
      ctx.db.tx(async (tx) => {
        await assertWithinLimit(tx, ctx.tenant.id, "agents");
        await tx.agent.create({ data: { name: "A", systemPrompt: "p", voiceId: "v", llmModel: "m" } });
      });
    for (let round = 0; round < 3; round++) {
      await ctx.db.agent.deleteMany();
      const results = await Promise.allSettled(Array.from({ length: 10 }, add));
      expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(5);
      expect(await ctx.db.agent.count()).toBe(5);
    }
  });
});
