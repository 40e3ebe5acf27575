import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { lineOf } from "../../../testing/line";

let world: World;

beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});

it("D5: two admins who swap the agents of two numbers again and again meet no failure of ours", async () => {
  const { ctx, admin, tenant } = await world.tenant("swaps");
  const [one, two] = [await lineOf(world, ctx, "+12025550610"), await lineOf(world, ctx, "+12025550611")];
  const admins = [
    await world.signIn(admin),
    await world.signIn(await world.person(tenant.id, "second@swaps.test", "admin")),
  ];
  const statuses: number[] = [];
  const bind = async (as: number, numberId: string, agentId: string) => {
    const answer = await admins[as]?.("PATCH", `/phone-numbers/${numberId}`, { agent_id: agentId });
    statuses.push(answer?.status ?? 0);
  };
  for (let round = 0; round < 6; round += 1) {
    const [first, second] = round % 2 ? [one, two] : [two, one];
    await Promise.all([
      bind(0, one.phoneNumberId, first.agentId),
      bind(0, two.phoneNumberId, second.agentId),
      bind(1, two.phoneNumberId, first.agentId),
      bind(1, one.phoneNumberId, second.agentId),
    ]);
  }
  expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
  const bound = await world.deps.db.platform.phoneNumber.findMany({ where: { tenantId: tenant.id } });
  for (const { assignedAgentId } of bound) expect([one.agentId, two.agentId]).toContain(assignedAgentId);
});
