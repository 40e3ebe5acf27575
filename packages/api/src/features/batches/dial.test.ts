import { createDb } from "@voxcalls/db";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { breakSandbox, lineOf, mendSandbox, type Line } from "../../../testing/line";
import { mailsTo } from "../../../testing/mailbox";
import { crashAt } from "../../../testing/run-elsewhere";
import type { WorkerOrders } from "../../../testing/worker-process";
import type { TenantCtx, TenantInForce } from "../../kernel/context";
import { settleCalls } from "../calls/settle";
import { syncCalls } from "../calls/sync";
import { sendMail } from "../mail/send";
import { dialBatch } from "./dial";
import { getBatch } from "./get";
import { listBatches } from "./list";
import { wakeBatches } from "./wake";

let world: World;
let line: Line;
let tenant: TenantInForce;
let ctx: TenantCtx;
let admin: RestCaller;
const children: ChildProcess[] = [];

beforeAll(async () => {
  world = await World.create();
  const made = await world.tenant("batches");
  tenant = made.tenant;
  ctx = made.ctx;
  line = await lineOf(world, made.ctx, "+12025550190");
  admin = await world.signIn(made.admin);
  // Recordings of two hundred talks would be most of the work here, and are none of a batch's.
  await admin("PATCH", `/agents/${line.agentId}`, { data_storage_setting: "basic_attributes_only" });
  expect((await admin("POST", `/agents/${line.agentId}/publish`, {})).status).toBe(200);
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await world.close();
});
beforeEach(async () => {
  await mendSandbox(world);
});

const db = () => world.deps.db.platform;
const always = { window_from: "00:00", window_to: "24:00", weekdays: [1, 2, 3, 4, 5, 6, 7] };
let last = 0;
/** German numbers that talk; those of the sandbox that do something else end in 0001 to 0005. */
const somebody = () => `+491511234${String(1_000 + (last += 1))}`;

async function started(numbers: readonly string[], facts: Record<string, unknown> = {}): Promise<string> {
  const order = { name: "Batch", agent_id: line.agentId, number_column: "phone", ...always, ...facts };
  const { body } = await admin("POST", "/batches", order);
  const id = String(body["id"]);
  await admin("POST", `/batches/${id}/rows`, { csv: ["phone", ...numbers].join("\n") });
  const answer = await admin("POST", `/batches/${id}/start`, { has_consent: true });
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining(id)]);
  return id;
}

const dial = async (batchId: string) =>
  await dialBatch(world.deps, { tenantId: tenant.id, batchId }, new AbortController().signal);

async function settle(): Promise<void> {
  await world.sandbox.idle();
  await settleCalls(world.deps);
}

/** Dials and lets calls end until a further dial changes nothing: the batch has nothing more to do by now. */
async function runOut(batchId: string): Promise<void> {
  const calls = { select: { retellCallId: true, status: true } };
  const rows = async () =>
    JSON.stringify(await db().batchRow.findMany({ where: { batchId }, orderBy: { line: "asc" }, include: { calls } }));
  for (let before = "", now = await rows(); now !== before;) {
    before = now;
    await settle();
    await dial(batchId);
    now = await rows();
  }
}

/** The provider's webhooks are of the present: what is done later is done at once, and the rest of it now. */
async function later(minutes: number, work: () => Promise<void>): Promise<void> {
  world.clock.move(minutes * 60_000);
  await work().finally(() => world.clock.move(-minutes * 60_000));
}

const get = async (id: string) => (await admin("GET", `/batches/${id}`)).body as Record<string, unknown>;
const rowsOf = async (id: string) =>
  (await admin("GET", `/batches/${id}/rows?limit=100`)).body["data"] as unknown as Record<string, unknown>[];

/** How often the provider was made to call each number. */
async function ringsOf(): Promise<Map<string, number>> {
  const answer = await fetch(`${world.sandbox.url}/_sandbox/state`);
  const { calls } = (await answer.json()) as { calls: Record<string, { call: { to_number?: string } }> };
  const rings = new Map<string, number>();
  for (const { call } of Object.values(calls)) {
    const number = call.to_number ?? "";
    rings.set(number, (rings.get(number) ?? 0) + 1);
  }
  return rings;
}

async function startWorkerProcess(): Promise<ChildProcess> {
  const { appUrl, platformUrl } = world.database;
  const orders: WorkerOrders = { env: world.deps.env, appUrl, platformUrl };
  const script = fileURLToPath(new URL("../../../testing/worker-process.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(orders)], {
    cwd: fileURLToPath(new URL("../../..", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error("the worker ended before it was ready"))),
  ]);
  return child;
}

/** Kills the only worker, and puts its last sign of life so far back that the next one takes its jobs at once: that is half a minute's wait. */
async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
  const owner = createDb({ appUrl: world.database.ownerUrl, platformUrl: world.database.ownerUrl, poolSize: 1 });
  await owner.platform.workerHeartbeat.deleteMany();
  for (const table of ["_private_jobs", "_private_job_queues"])
    await owner.platform.$executeRawUnsafe(
      `update graphile_worker.${table} set locked_at = locked_at - interval '1 minute' where locked_by is not null`,
    );
  await owner.close();
}

describe("a batch", () => {
  it("dials every number once, with its variables, and each line follows its call to the end", async () => {
    const [ada, busy, voicemail] = [somebody(), "+4915112350001", "+4915112350003"];
    const id = await started([ada, busy, voicemail, "nobody"], { lines_at_once: 2, retry_on: ["busy"], max_tries: 2 });
    await runOut(id);
    expect(await rowsOf(id)).toMatchObject([
      { to_number: ada, state: "reached", outcome: "answered", tries: 1, call_id: expect.any(String) },
      { to_number: busy, state: "waiting", outcome: "busy", end_reason: "dial_busy", tries: 1 },
      { to_number: voicemail, state: "not_reached", outcome: "voicemail", tries: 1 },
      { to_number: "nobody", state: "refused" },
    ]);
    expect(await get(id)).toMatchObject({
      state: "running",
      waits: { what: "retry", until: (await rowsOf(id))[1]?.["due_at"] },
      rows: { waiting: 1, reached: 1, not_reached: 1, refused: 1 },
    });
    await later(61, () => dial(id));
    await runOut(id);
    expect((await rowsOf(id))[1]).toMatchObject({ state: "not_reached", outcome: "busy", tries: 2 });
    expect(await get(id)).toMatchObject({ state: "done", total_cost: expect.stringMatching(/^0\.0*[1-9]/) });
    const rings = await ringsOf();
    expect([ada, busy, voicemail].map((number) => rings.get(number))).toEqual([1, 2, 1]);
  });

  it("C4: never has more calls at once than its lines, whoever dials at the same time", async () => {
    const numbers = Array.from({ length: 8 }, somebody);
    for (const number of numbers)
      await fetch(`${world.sandbox.url}/_sandbox/callees/${encodeURIComponent(number)}`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ring: "phone" }),
      });
    const id = await started(numbers, { lines_at_once: 3 });
    await Promise.all([dial(id), dial(id), dial(id)]);
    await dial(id);
    expect(await get(id)).toMatchObject({ rows: { calling: 3, waiting: 5 } });
    await admin("POST", `/batches/${id}/cancel`);
    for (const { call_id: callId } of (await rowsOf(id)).filter(({ state }) => state === "calling"))
      await admin("POST", `/calls/${String(callId)}/stop`);
    await settle();
    await dial(id);
    expect(await get(id)).toMatchObject({ state: "cancelled", rows: { calling: 0, waiting: 0, cancelled: 5 } });
  });

  it("calls nobody outside the window of the called number, and goes on when it opens", async () => {
    const id = await started([somebody()], { window_from: "09:00", window_to: "18:00" });
    const dueAt = async () => (await db().batchRow.findFirstOrThrow({ where: { batchId: id } })).dueAt?.toISOString();
    const monday = (new Date("2026-12-07T03:00:00Z").getTime() - world.clock.now().getTime()) / 60_000;
    await later(monday, async () => {
      await dial(id);
      const waits = { what: "window", until: new Date("2026-12-07T08:00:00Z") };
      expect(await getBatch(ctx, { id })).toMatchObject({ state: "running", waits });
      expect((await listBatches(ctx, { limit: 1 })).data).toMatchObject([{ id, waits }]);
    });
    expect(await dueAt()).toBe("2026-12-07T08:00:00.000Z");
    await later(monday + 5 * 60 + 1, () => dial(id));
    await runOut(id);
    expect(await get(id)).toMatchObject({ state: "done", rows: { reached: 1 } });
  });

  it("does not dial a number that came on the do-not-call list after it was started", async () => {
    const [first, second] = [somebody(), somebody()];
    const id = await started([first, second]);
    await dial(id);
    await admin("POST", "/do-not-call", { numbers: second, source: "asked just now" });
    await runOut(id);
    expect(await rowsOf(id)).toMatchObject([
      { to_number: first, state: "reached" },
      { to_number: second, state: "refused", outcome: "do_not_call", tries: 0 },
    ]);
    expect((await ringsOf()).get(second)).toBeUndefined();
    expect(await get(id)).toMatchObject({ state: "done" });
  });

  it("does not dial a number in a country where calls may not go any more", async () => {
    const [first, second] = [somebody(), "+436601234567"];
    const id = await started([first, second]);
    await db().tenant.update({ where: { id: tenant.id }, data: { outboundCountries: ["DE"] } });
    await runOut(id);
    await db().tenant.update({ where: { id: tenant.id }, data: { outboundCountries: [] } });
    expect(await rowsOf(id)).toMatchObject([
      { to_number: first, state: "reached" },
      { to_number: second, state: "refused", outcome: "country", tries: 0 },
    ]);
    expect((await ringsOf()).get(second)).toBeUndefined();
  });

  it("is paused when the tenant is suspended, shows why, and goes on only when somebody says so", async () => {
    const numbers = [somebody(), somebody()];
    const id = await started(numbers);
    await dial(id);
    await db().tenant.update({ where: { id: tenant.id }, data: { status: "suspended" } });
    await settle();
    await dial(id);
    expect(await get(id)).toMatchObject({ state: "paused", halt_reason: "suspended", rows: { waiting: 1 } });
    await dial(id);
    const kind = "batch_halted";
    const queued = await db().$queryRaw<unknown[]>`
      select from graphile_worker.jobs where key = ${`mail.send:${kind}:${id}`} and run_at <= now()`;
    expect(queued).toHaveLength(1);
    await sendMail(world.deps, { kind, id }, "first");
    const [mail, ...more] = await mailsTo(world, "admin@batches.test");
    expect([mail?.subject, mail?.text, more]).toEqual([
      "The batch Batch was paused",
      expect.stringContaining("The organisation was suspended. 1 number is still to be called."),
      [],
    ]);
    expect((await admin("POST", `/batches/${id}/resume`)).status).toBe(403);
    await db().tenant.update({ where: { id: tenant.id }, data: { status: "active" } });
    await runOut(id);
    expect(await get(id)).toMatchObject({ state: "paused", rows: { waiting: 1 } });
    expect((await ringsOf()).get(numbers[1] ?? "")).toBeUndefined();
    expect((await admin("POST", `/batches/${id}/resume`)).body).toMatchObject({ state: "running", halt_reason: null });
    await runOut(id);
    expect(await get(id)).toMatchObject({ state: "done", rows: { reached: 2 } });
    // Whatever halted it has passed: nobody is written to any more.
    await sendMail(world.deps, { kind, id }, "second");
    expect(await mailsTo(world, "admin@batches.test")).toHaveLength(1);
  });

  it("C4: halts when the minutes are used up, keeps nobody out of the books for it, and goes on by itself on top-up", async () => {
    const id = await started([somebody(), somebody()]);
    await dial(id);
    await settle();
    await db().tenant.update({ where: { id: tenant.id }, data: { monthlyMinutesLimit: 0 } });
    await dial(id);
    expect(await get(id)).toMatchObject({ state: "halted", halt_reason: "minutes", rows: { waiting: 1 } });
    expect(await db().declinedCall.count({ where: { tenantId: tenant.id } })).toBe(0);
    await db().tenant.update({ where: { id: tenant.id }, data: { monthlyMinutesLimit: 10_000 } });
    await wakeBatches(world.deps);
    const woken = await db().$queryRaw<unknown[]>`
      select 1 from graphile_worker.jobs where key = ${`batches.dial:${id}`} and queue_name is not null`;
    expect(woken).toHaveLength(1);
    await runOut(id);
    expect(await get(id)).toMatchObject({ state: "done", halt_reason: null, rows: { reached: 2 } });
  });

  it.each([
    ["agent_off", "halted", { agent: { status: "paused" } }],
    ["agent_gone", "paused", { agent: { status: "deleted" } }],
    ["number_gone", "paused", { number: { status: "retiring" } }],
  ] as const)("stops for %s: it is %s", async (reason, state, facts) => {
    const id = await started([somebody()]);
    if ("agent" in facts) await db().agent.update({ where: { id: line.agentId }, data: facts.agent });
    else
      await db().phoneNumber.update({
        where: { id: line.phoneNumberId },
        data: { status: "available", tenantId: null, assignedAgentId: null },
      });
    await dial(id);
    const shown = await get(id);
    await db().agent.update({ where: { id: line.agentId }, data: { status: "active" } });
    await db().phoneNumber.update({
      where: { id: line.phoneNumberId },
      data: { status: "assigned", tenantId: tenant.id, assignedAgentId: line.agentId },
    });
    expect(shown).toMatchObject({ state, halt_reason: reason, rows: { waiting: 1 } });
    if (state === "paused") await admin("POST", `/batches/${id}/resume`);
    await runOut(id);
    expect(await get(id)).toMatchObject({ state: "done", rows: { reached: 1 } });
  });

  it("gives a line back when the provider surely did not dial, and gives a number up that it does not call", async () => {
    const id = await started([somebody(), somebody()]);
    await breakSandbox(world, { kind: "status", status: 402, match: { path: "/v2/create-phone-call" } });
    await dial(id);
    expect(await get(id)).toMatchObject({
      state: "halted",
      halt_reason: "provider_account",
      rows: { waiting: 2, calling: 0 },
    });
    await mendSandbox(world);
    await breakSandbox(world, { kind: "status", status: 422, match: { path: "/v2/create-phone-call" } });
    await runOut(id);
    const ends = (await rowsOf(id)).map(({ state, outcome }) => `${String(state)} ${String(outcome)}`);
    expect(ends.toSorted()).toEqual(["not_reached provider_refused", "reached answered"]);
    expect(await get(id)).toMatchObject({ state: "done" });
  });
});

describe("whatever dies", () => {
  it.each([
    "calls.start:after-hold",
    "calls.start:after-row",
    "calls.start:after-dial",
    "batches.dial:after-row",
    "batches.dial:after-follow",
  ])(
    "at %s, each number is dialled exactly once",
    async (point) => {
      const numbers = [somebody(), somebody()];
      const id = await started(numbers, { lines_at_once: 2 });
      await crashAt(world, point, { verb: "dialBatch", input: { tenantId: tenant.id, batchId: id } });
      await runOut(id);
      // A dial of which nobody knows is looked for, and given up after a quarter of an hour.
      await later(16, async () => {
        await syncCalls(world.deps, new AbortController().signal);
        await settleCalls(world.deps);
      });
      await runOut(id);
      expect(await get(id)).toMatchObject({ state: "done", rows: { reached: 2 } });
      const rings = await ringsOf();
      expect(numbers.map((number) => rings.get(number))).toEqual([1, 1]);
    },
    120_000,
  );

  it("a batch of 200 numbers with 30 bad rows, paused and resumed over a restart of the worker, dials each good number exactly once", async () => {
    const good = Array.from({ length: 170 }, somebody);
    const listed = Array.from({ length: 5 }, somebody);
    await admin("POST", "/do-not-call", { numbers: listed.join("\n"), source: "asked" });
    const bad = [
      ...Array.from({ length: 10 }, (_, n) => `nobody ${n}`),
      ...good.slice(0, 8),
      ...listed,
      ...Array.from({ length: 4 }, () => '"'),
      ...Array.from({ length: 3 }, () => "+870773111632"),
    ];
    // The bad ones stand among the others, duplicates behind what they repeat.
    const lines = good.flatMap((number, index) => [number, ...(index % 5 === 4 ? bad.splice(0, 1) : [])]);
    const id = await started([...lines, ...bad], { lines_at_once: 4 });
    expect(await get(id)).toMatchObject({ rows: { waiting: 170, refused: 30 } });

    const reached = async () => ((await get(id))["rows"] as { reached: number }).reached;
    const first = await startWorkerProcess();
    await expect.poll(reached, { timeout: 60_000, interval: 200 }).toBeGreaterThanOrEqual(40);
    expect((await admin("POST", `/batches/${id}/pause`)).body).toMatchObject({ state: "paused" });
    const dialled = (await ringsOf()).size;
    await kill(first);
    await settle();
    // What was claimed before the pause may still have been dialled, and nothing after it.
    expect((await ringsOf()).size - dialled).toBeLessThanOrEqual(4);
    await admin("POST", `/batches/${id}/resume`);
    const second = await startWorkerProcess();
    await expect.poll(reached, { timeout: 60_000, interval: 200 }).toBeGreaterThanOrEqual(90);
    await kill(second);
    await startWorkerProcess();
    // Whatever the killed one had under way is looked for after a while.
    const isDone = async () => {
      const { state } = await get(id);
      if (state !== "done") {
        await later(16, async () => {
          await syncCalls(world.deps, new AbortController().signal);
          await settleCalls(world.deps);
        });
        await wakeBatches(world.deps);
      }
      return state;
    };
    await expect.poll(isDone, { timeout: 120_000, interval: 500 }).toBe("done");
    expect(await get(id)).toMatchObject({
      rows: { waiting: 0, calling: 0, reached: 170, not_reached: 0, refused: 30 },
    });
    const rings = await ringsOf();
    expect(good.filter((number) => rings.get(number) !== 1)).toEqual([]);
    expect(listed.filter((number) => rings.has(number))).toEqual([]);
    expect([...rings.keys()].filter((number) => number.startsWith("nobody") || number.startsWith("+870"))).toEqual([]);
  }, 300_000);
});
