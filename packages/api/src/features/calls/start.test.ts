import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { breakSandbox, lineOf, mendSandbox, requestsOf, type Line } from "../../../testing/line";
import { subjectsTo } from "../../../testing/mailbox";
import { sendMail } from "../mail/send";
import { settleCalls } from "./settle";
import { syncCalls } from "./sync";

let world: World;
let line: Line;
let tenantId: string;
let admin: RestCaller;
let user: RestCaller;

beforeAll(async () => {
  world = await World.create();
  const { ctx, admin: person } = await world.tenant("dialling");
  tenantId = ctx.tenant.id;
  line = await lineOf(world, ctx, "+12025550190");
  admin = await world.signIn(person);
  user = await world.signIn(await world.person(tenantId, "user@dialling.test", "user"));
});
afterAll(async () => {
  await world.close();
});
beforeEach(async () => {
  await mendSandbox(world);
  await db().platformSetting.deleteMany();
});

const db = () => world.deps.db.platform;
const dials = async () => (await requestsOf(world)).filter((line) => line === "POST /v2/create-phone-call").length;
let last = 10;
const somebody = () => `+491511234${String(++last).padStart(4, "0")}`;
const order = (facts: Record<string, unknown> = {}) => ({ agent_id: line.agentId, to_number: somebody(), ...facts });

async function settle(): Promise<void> {
  await world.sandbox.idle();
  await settleCalls(world.deps);
}

describe("POST /calls", () => {
  it("dials with the agent and answers 201 with the call in progress, which ends like any other", async () => {
    const answer = await admin(
      "POST",
      "/calls",
      order({ to_number: "+49 1511 2345678", dynamic_variables: { name: "Ada", seats: 2 }, metadata: { order: 7 } }),
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      tenant_id: tenantId,
      agent_id: line.agentId,
      direction: "outbound",
      phone_number: "+4915112345678",
      status: "in_progress",
      retell_call_id: expect.stringMatching(/^call_/),
      cost: null,
    });
    await settle();
    const { id, retell_call_id: retellCallId } = answer.body as Record<string, string>;
    expect((await admin("GET", `/calls/${id}`)).body).toMatchObject({
      status: "completed",
      from_number: line.phoneNumber,
    });
    const theirs = await world.deps.retell.calls.get(String(retellCallId));
    expect(theirs).toMatchObject({
      metadata: { order: 7, call_id: id, tenant_id: tenantId },
      dynamicVariables: { name: "Ada", seats: "2" },
    });
    expect(await db().call.count({ where: { toNumber: "+4915112345678" } })).toBe(1);
  });

  it("is a call that failed, for nothing, when nobody answers", async () => {
    const { body } = await admin("POST", "/calls", order({ to_number: "+4915112340001" }));
    await settle();
    expect((await admin("GET", `/calls/${String(body["id"])}`)).body).toMatchObject({
      status: "failed",
      disconnection_reason: "dial_busy",
      cost: { billable_seconds: 0, total_cost: "0.0000" },
    });
  });

  it("is made once for one Idempotency-Key", async () => {
    const before = await dials();
    const body = order();
    const [first, second] = [
      await admin("POST", "/calls", body, { "idempotency-key": "dial-1" }),
      await admin("POST", "/calls", body, { "idempotency-key": "dial-1" }),
    ];
    expect(second.body).toEqual(first.body);
    expect((await dials()) - before).toBe(1);
    await settle();
  });

  it("leaves nothing behind when the provider refuses", async () => {
    await breakSandbox(world, { kind: "status", status: 402, match: { path: "/v2/create-phone-call" } });
    const to = somebody();
    const answer = await admin("POST", "/calls", order({ to_number: to }));
    expect(answer.status).toBe(502);
    expect(answer.body).toMatchObject({ code: "provider_error", detail: expect.stringContaining("until it is paid") });
    expect(await db().call.count({ where: { toNumber: to } })).toBe(0);
  });

  it("says of a refusal that it would be refused again, and tells super admins of their account once a day", async () => {
    const sue = await world.person(null, "sue@dialling.test", "super_admin");
    const refuse = async (status: number) => {
      await breakSandbox(world, { kind: "status", status, match: { path: "/v2/create-phone-call" } });
      return String((await admin("POST", "/calls", order())).body["detail"]);
    };
    const mails = async () => {
      const key = `mail.send:account_refused:${sue.userId}`;
      const jobs = await db().$queryRaw<{ id: bigint }[]>`select id from graphile_worker.jobs where key = ${key}`;
      await db().$queryRaw`select graphile_worker.remove_job(${key})::text`;
      return jobs.length;
    };
    expect(await refuse(400)).toBe("Retell refused this, and would refuse it again.");
    expect(await mails()).toBe(0);
    expect(await refuse(402)).toContain("Whoever runs the platform");
    expect(await mails()).toBe(1);
    expect(await refuse(402)).not.toContain("Try again");
    expect(await mails()).toBe(0);
    await sendMail(world.deps, { kind: "account_refused", id: sue.userId }, "refused");
    expect(await subjectsTo(world, "sue@dialling.test")).toEqual(["Retell places no calls until it is paid"]);
  });

  it("never dials twice when the answer is lost: the call is found by its mark", async () => {
    const before = await dials();
    const to = somebody();
    await breakSandbox(world, { webhook: { drop: true }, times: "always" });
    await breakSandbox(world, {
      kind: "status",
      status: 500,
      after: "after",
      match: { path: "/v2/create-phone-call" },
    });
    const answer = await admin("POST", "/calls", order({ to_number: to }));
    expect(answer.status).toBe(504);
    expect(answer.body).toMatchObject({
      code: "provider_timeout",
      detail: expect.stringContaining("a quarter of an hour"),
    });
    expect((await admin("POST", "/calls", order({ to_number: to }))).status).toBe(409);
    expect((await dials()) - before).toBe(1);
    await world.sandbox.idle();
    await mendSandbox(world);
    world.clock.move(3 * 60_000);
    await syncCalls(world.deps, new AbortController().signal);
    await settle();
    world.clock.move(-3 * 60_000);
    const calls = await db().call.findMany({ where: { toNumber: to }, include: { usageRecords: true } });
    expect(calls).toMatchObject([
      { status: "completed", tenantId, retellCallId: expect.stringMatching(/^call_/), usageRecords: [{ entry: 0 }] },
    ]);
  });

  it("takes the call's first event for the row that waits, when it is faster than the answer", async () => {
    const to = somebody();
    await breakSandbox(world, {
      kind: "status",
      status: 500,
      after: "after",
      match: { path: "/v2/create-phone-call" },
    });
    expect((await admin("POST", "/calls", order({ to_number: to }))).status).toBe(504);
    await settle();
    expect(await db().call.findMany({ where: { toNumber: to } })).toMatchObject([{ status: "completed" }]);
  });

  it("closes a dial that was never placed, for nothing, and lets the number be dialled again", async () => {
    const to = somebody();
    await breakSandbox(world, { kind: "status", status: 500, match: { path: "/v2/create-phone-call" } });
    expect((await admin("POST", "/calls", order({ to_number: to }))).status).toBe(504);
    world.clock.move(16 * 60_000);
    await syncCalls(world.deps, new AbortController().signal);
    await settle();
    world.clock.move(-16 * 60_000);
    const [call] = await db().call.findMany({ where: { toNumber: to }, include: { usageRecords: true } });
    expect(call).toMatchObject({
      status: "failed",
      disconnectionReason: "not_placed",
      usageRecords: [{ billableSeconds: 0 }],
    });
    expect((await admin("GET", `/calls/${call?.id ?? ""}`)).body).toMatchObject({ retell_call_id: null });
    expect((await admin("POST", "/calls", order({ to_number: to }))).status).toBe(201);
    await settle();
  });

  it("twenty requests at once for one number ring it once", async () => {
    const before = await dials();
    const to = somebody();
    // The provider's answer is held until all others have theirs; a request that came after the call has ended might rightly dial again.
    await breakSandbox(world, { kind: "slow", delay_ms: 600_000, match: { path: "/v2/create-phone-call" } });
    const answered: number[] = [];
    const requests = Array.from({ length: 20 }, async () => {
      answered.push((await admin("POST", "/calls", order({ to_number: to }))).status);
    });
    await expect.poll(() => answered.length, { timeout: 14_000 }).toBe(19);
    await mendSandbox(world);
    await Promise.all(requests);
    expect(answered.toSorted()).toEqual([201, ...Array<number>(19).fill(409)]);
    expect((await dials()) - before).toBe(1);
    await settle();
  });

  it.each([
    [{ to_number: "12345" }, 400, "to_number"],
    [{ to_number: "+1 202 555" }, 400, "to_number"],
    [{ to_number: "" }, 400, "to_number"],
    [{ agent_id: "me" }, 400, "agent_id"],
    [{ from_number: "somebody" }, 400, "from_number"],
    [{ from_number: "+12025550123" }, 404, undefined],
    [{ agent_id: "0195f000-0000-7000-8000-000000000000" }, 404, undefined],
    [{ dynamic_variables: { a: { b: 1 } } }, 400, "dynamic_variables.a"],
    [{ metadata: { a: "x".repeat(21_000) } }, 400, "metadata"],
    [{ speed: 3 }, 400, "speed"],
  ])("refuses %j with %i", async (facts, status, path) => {
    const before = await dials();
    const answer = await admin("POST", "/calls", order(facts));
    expect(answer.status).toBe(status);
    if (path !== undefined) expect(answer.body["errors"]).toMatchObject([{ path }]);
    expect(await dials()).toBe(before);
  });

  it("goes only where the organisation and the platform let calls go, and says which country that is not", async () => {
    const before = await dials();
    const settings = async (callableCountries: string[] | null) =>
      await db().platformSetting.upsert({
        where: { key: "settings" },
        create: { key: "settings", value: { callableCountries } },
        update: { value: { callableCountries } },
      });
    const refusal = async (to: string) => {
      const { status, body } = await admin("POST", "/calls", order({ to_number: to }));
      return [status, (body["errors"] as unknown as { path: string; message: string }[])[0]];
    };
    const told = (words: string) => [400, { path: "to_number", message: expect.stringContaining(words) as string }];
    const allow = async (outboundCountries: string[]) =>
      await db().tenant.update({ where: { id: tenantId }, data: { outboundCountries } });
    await allow(["AT", "US"]);
    expect(await refusal(somebody())).toEqual(told("Germany"));
    expect(await refusal("+14165550123")).toEqual(told("Canada"));
    expect(await refusal("+870773111632")).toEqual(told("no country"));
    await allow([]);
    await settings(["AT"]);
    expect(await refusal(somebody())).toEqual(told("Germany"));
    // Both: what is left is none at all.
    await allow(["DE"]);
    expect(await refusal("+436601234567")).toEqual(told("Austria"));
    expect(await refusal(somebody())).toEqual(told("Germany"));
    expect(await dials()).toBe(before);
    expect(await db().callHold.count({ where: { tenantId, callId: null } })).toBe(0);
    await settings(["AT", "DE"]);
    expect((await admin("POST", "/calls", order())).status).toBe(201);
    await allow([]);
    await settle();
  });

  it("refuses a user, a paused agent, a suspended tenant, and one whose minutes are used up", async () => {
    const before = await dials();
    expect((await user("POST", "/calls", order())).status).toBe(403);
    await db().agent.update({ where: { id: line.agentId }, data: { status: "paused" } });
    expect((await admin("POST", "/calls", order())).status).toBe(409);
    await db().agent.update({ where: { id: line.agentId }, data: { status: "active" } });
    await db().tenant.update({ where: { id: tenantId }, data: { monthlyMinutesLimit: 0 } });
    const used = await admin("POST", "/calls", order());
    expect([used.status, used.body["code"]]).toEqual([403, "plan_limit_reached"]);
    await db().tenant.update({ where: { id: tenantId }, data: { monthlyMinutesLimit: 1_000, status: "suspended" } });
    const suspended = await admin("POST", "/calls", order());
    expect([suspended.status, suspended.body["code"]]).toEqual([403, "tenant_suspended"]);
    await db().tenant.update({ where: { id: tenantId }, data: { status: "active" } });
    expect(await dials()).toBe(before);
  });
});

describe("POST /calls/{id}/stop", () => {
  it("hangs up a call in progress; one that is over cannot be stopped", async () => {
    const to = somebody();
    await fetch(`${world.sandbox.url}/_sandbox/callees/${encodeURIComponent(to)}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ persona: "talkative", speed: 1 }),
    });
    const { body } = await admin("POST", "/calls", order({ to_number: to }));
    const path = `/calls/${String(body["id"])}`;
    await expect
      .poll(
        async () => {
          await settleCalls(world.deps);
          return (await admin("GET", path)).body["started_at"];
        },
        { timeout: 25_000 },
      )
      .not.toBeNull();
    expect((await user("POST", `${path}/stop`)).status).toBe(403);
    expect((await admin("POST", `${path}/stop`)).status).toBe(200);
    await settle();
    expect((await admin("GET", path)).body).toMatchObject({
      status: "completed",
      disconnection_reason: "manual_stopped",
    });
    expect((await admin("POST", `${path}/stop`)).status).toBe(409);
  });
});
