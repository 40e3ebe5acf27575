import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { breakProvider, mendProviders, providerState } from "../../../testing/sandbox-control";
import { createAgent } from "./create";
import { listAgents } from "./list";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});

interface Waiting {
  readonly id: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly waitsSeconds: number;
}

/** The job that takes the LLM back, once it has been tried so many times and lies in the queue again; null when it is done. */
async function waitingAfter(tries: number): Promise<Waiting | null> {
  const rows = await world.deps.db.platform.$queryRaw<Waiting[]>`
    select id::text as id, attempts, last_error as "lastError",
           extract(epoch from run_at - updated_at)::float8 as "waitsSeconds"
    from graphile_worker.jobs where task_identifier = 'retell.clean-up' and locked_at is null and attempts >= ${tries}`;
  return rows[0] ?? null;
}

it("S7: a compensation that fails for an hour stays in the queue, is told of, and is done after recovery", async () => {
  const { ctx } = await world.tenant("undone");
  await breakProvider(world, { path: "/create-agent", kind: "status", status: 400 });
  await breakProvider(world, { path: "/delete-retell-llm", kind: "status", status: 500, times: "always" });
  await expect(
    createAgent(ctx, { name: "Desk", systemPrompt: "You answer.", voiceId: "retell-Cimo" }),
  ).rejects.toThrow();
  await world.startWorker();

  let passedSeconds = 0;
  for (let tries = 1; passedSeconds < 3_600; tries += 1) {
    await expect.poll(() => waitingAfter(tries), { timeout: 60_000, interval: 200 }).not.toBeNull();
    const job = await waitingAfter(tries);
    expect(job?.lastError).toBeTruthy();
    expect(job?.waitsSeconds).toBeGreaterThan(0);
    passedSeconds += job?.waitsSeconds ?? 0;
    // The time that it waits is over.
    await world.deps.db.platform.$executeRaw`
      select graphile_worker.reschedule_jobs(array[${job?.id}::bigint], run_at => now())`;
  }
  const { data } = await listAgents(ctx, { limit: 10 });
  expect(data).toMatchObject([{ status: "failed", failureReason: expect.stringContaining("Retell") as unknown }]);
  expect(Object.keys((await providerState(world)).llms)).toHaveLength(1);

  await mendProviders(world);
  const isGone = async () => {
    const last = await waitingAfter(0);
    if (last) {
      await world.deps.db.platform.$executeRaw`
        select graphile_worker.reschedule_jobs(array[${last.id}::bigint], run_at => now())`;
    }
    return Object.keys((await providerState(world)).llms).length;
  };
  await expect.poll(isGone, { timeout: 60_000, interval: 1_000 }).toBe(0);
  await expect.poll(() => waitingAfter(0), { timeout: 60_000 }).toBeNull();
}, 240_000);
