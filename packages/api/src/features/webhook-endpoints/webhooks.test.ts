import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { World, type RestCaller } from "../../../testing/harness";
import { mailTo } from "../../../testing/mailbox";
import { agentOf, deliver, eventsOfCall } from "../../../testing/retell-events";
import { crashAt } from "../../../testing/run-elsewhere";
import { isSignedWith, webhookReceiver } from "../../../testing/webhook-receiver";
import { settleCalls } from "../calls/settle";
import { sendMail } from "../mail/send";
import { claimDue } from "./claim-due";
import { deliverWebhooks } from "./deliver";
import { removeOldWebhooks } from "./remove-old";
import { pauseAfterMs } from "./rules";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const all = ["call.started", "call.ended", "call.analyzed"];

let world: World;
let serial = 0;
const closing: (() => void)[] = [];

beforeAll(async () => {
  world = await World.create();
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
afterAll(() => world.close());

const db = () => world.deps.db.platform;
const send = () => deliverWebhooks(world.deps, new AbortController().signal);

/** A tenant with an agent and an endpoint that a real receiver stands behind. */
async function stage(events: string[] = all) {
  const slug = `hooks-${(serial += 1)}`;
  const { tenant, admin } = await world.tenant(slug);
  const retellAgentId = `agent_${slug}`;
  await agentOf(world, tenant.id, retellAgentId);
  const rest = await world.signIn(admin);
  const receiver = await webhookReceiver();
  closing.push(() => receiver.close());
  const made = await rest("POST", "/webhook-endpoints", { url: receiver.url, events });
  expect(made.status).toBe(201);
  const endpointId = String(made.body["id"]);
  return { slug, tenant, admin, rest, receiver, retellAgentId, endpointId, secret: String(made.body["secret"]) };
}

type Stage = Awaited<ReturnType<typeof stage>>;
let calls = 0;

/** A call of the tenant's from begin to end, as the provider tells it. */
async function aCall({ retellAgentId }: Pick<Stage, "retellAgentId">, upTo = 3) {
  const callId = `call_hooks_${(calls += 1)}`;
  const events = eventsOfCall({ callId, retellAgentId, startedAtMs: world.clock.now().getTime() - 5 * minuteMs });
  for (const event of events.slice(0, upTo)) expect((await deliver(world, event)).status).toBe(204);
  await settleCalls(world.deps);
  return { events, id: (await db().call.findUniqueOrThrow({ where: { retellCallId: callId } })).id };
}

const typesOf = ({ receiver }: Stage) => receiver.received.map(({ event }) => event.type);
const Log = z.object({ data: z.array(z.record(z.string(), z.unknown())) });
const log = async (rest: RestCaller, id: string, query = "") =>
  Log.parse((await rest("GET", `/webhook-endpoints/${id}/deliveries?limit=100${query}`)).body).data;

describe("a call's events", () => {
  // First: the killed process has the real clock, which this one leaves behind later on.
  it("S7: that a killed worker may have sent go out once more, under the same id", async () => {
    const one = await stage(["call.ended"]);
    await aCall(one);
    await crashAt(world, "webhooks.deliver:after-send", { verb: "deliverWebhooks", input: null });
    expect(typesOf(one)).toEqual(["call.ended"]);
    await send();
    expect(one.receiver.received).toHaveLength(1);
    world.clock.move(minuteMs + 30_000);
    await send();
    await send();
    const ids = one.receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it("reach the endpoint once each, in order and signed, without ids or addresses of the provider", async () => {
    const one = await stage();
    const { id, events } = await aCall(one);
    for (const event of [...events, ...events]) await deliver(world, event);
    await settleCalls(world.deps);
    await send();
    expect(typesOf(one)).toEqual(all);
    const [started, ended, analyzed] = one.receiver.received;
    expect(started?.event.data).toMatchObject({ call_id: id, status: "in_progress", direction: "inbound" });
    expect(ended?.event.data).toMatchObject({ status: "completed", duration_seconds: 63 });
    expect(analyzed?.event.data).toMatchObject({ call_analysis: { call_summary: "A table was booked." } });
    expect(Date.parse(analyzed?.event.timestamp ?? "")).toBeGreaterThan(Date.parse(ended?.event.timestamp ?? ""));
    for (const webhook of one.receiver.received) {
      expect(isSignedWith(one.secret, webhook)).toBe(true);
      expect(webhook.body).not.toMatch(/call_hooks_|agent_hooks|retell|https?:|whsec_|sealed/);
      expect(webhook.headers["content-type"]).toBe("application/json");
    }
    const [entry] = await log(one.rest, one.endpointId);
    const path = `/webhook-endpoints/${one.endpointId}/deliveries/${String(entry?.["id"])}`;
    const whole = (await one.rest("GET", path)).body;
    expect(whole).toMatchObject({ type: "call.analyzed", status: "delivered", answer_status: 204, attempts: 1 });
    expect(whole["body"]).toBe(analyzed?.body);
  });

  it("tell of a charge that was set right, each time once, after the call's own", async () => {
    const one = await stage(["call.ended", "usage.corrected"]);
    const { id, events } = await aCall(one);
    const [, , last] = events;
    for (const duration_ms of [90_000, 90_000, 120_000]) {
      world.clock.move(1_000);
      await deliver(world, { ...last, call: { ...last.call, duration_ms } });
      await settleCalls(world.deps);
    }
    await send();
    expect(typesOf(one)).toEqual(["call.ended", "usage.corrected", "usage.corrected"]);
    const [, first, second] = one.receiver.received;
    expect(first?.event.data).toMatchObject({ call_id: id, billable_seconds: 90, before: { billable_seconds: 63 } });
    expect(second?.event.data).toMatchObject({ billable_seconds: 120, before: { billable_seconds: 90 } });
    expect(second?.event.data["total_cost"]).toMatch(/^\d+\.\d{4}$/);
  });

  it("are told as they come, and only those that were chosen", async () => {
    const one = await stage(["call.started", "call.analyzed"]);
    const { events } = await aCall(one, 1);
    await send();
    expect(typesOf(one)).toEqual(["call.started"]);
    await deliver(world, events[1]);
    await deliver(world, events[2]);
    await settleCalls(world.deps);
    await send();
    expect(typesOf(one)).toEqual(["call.started", "call.analyzed"]);
  });

  it("Z9: of another organisation's call nothing is told", async () => {
    const [one, other] = [await stage(), await stage()];
    await aCall(other);
    await send();
    expect(typesOf(one)).toEqual([]);
    expect(typesOf(other)).toEqual(all);
    expect((await one.rest("GET", `/webhook-endpoints/${other.endpointId}/deliveries`)).status).toBe(404);
  });

  it("wait while the organisation is suspended, and go out when it is not any more", async () => {
    const one = await stage();
    await aCall(one);
    await db().tenant.update({ where: { id: one.tenant.id }, data: { status: "suspended" } });
    await send();
    expect(typesOf(one)).toEqual([]);
    await db().tenant.update({ where: { id: one.tenant.id }, data: { status: "active" } });
    await send();
    expect(typesOf(one)).toEqual(all);
  });
});

describe("fair lines", () => {
  it("a tenant whose receivers are all slow leaves room for the others", async () => {
    const slow = await stage(["call.ended"]);
    for (let n = 0; n < 9; n++)
      expect(
        (await slow.rest("POST", "/webhook-endpoints", { url: slow.receiver.url, events: ["call.ended"] })).status,
      ).toBe(201);
    for (let n = 0; n < 4; n++) await aCall(slow);
    const quick = await stage(["call.ended"]);
    await aCall(quick);
    const { platform } = world.deps.db;
    const claimed = await claimDue(platform, world.clock.now(), 24);
    const of = (tenantId: string) => claimed.filter((one) => one.tenantId === tenantId).length;
    expect([of(slow.tenant.id), of(quick.tenant.id)]).toEqual([8, 1]);
    // While these are on their way the tenant waits for them, and nobody else does.
    expect(await claimDue(platform, world.clock.now(), 24)).toEqual([]);
    await aCall(quick);
    expect(await claimDue(platform, world.clock.now(), 24)).toMatchObject([{ tenantId: quick.tenant.id }]);
    world.clock.move(2 * minuteMs);
    await send();
    expect(slow.receiver.received).toHaveLength(40);
  });
});

describe("a receiver that fails", () => {
  it("is down for an hour and gets everything afterwards, each call's events in order", async () => {
    const one = await stage();
    one.receiver.answers((response) => response.writeHead(500).end("out of order"));
    for (let count = 0; count < 3; count += 1) await aCall(one);
    const until = world.clock.now().getTime() + hourMs;
    while (world.clock.now().getTime() < until) {
      await send();
      world.clock.move(5 * minuteMs);
    }
    // Only the first of each call was tried: what came later waits behind it.
    expect(new Set(typesOf(one))).toEqual(new Set(["call.started"]));
    const tries = one.receiver.received.length;
    expect(tries).toBeGreaterThan(9);
    expect(tries).toBeLessThan(30);
    one.receiver.answers((response) => response.writeHead(200).end());
    one.receiver.received.length = 0;
    world.clock.move(2 * hourMs);
    await send();
    expect(one.receiver.received).toHaveLength(9);
    const told = new Map<unknown, string[]>();
    for (const { event } of one.receiver.received) {
      const call = event.data["call_id"];
      told.set(call, [...(told.get(call) ?? []), event.type]);
    }
    expect([...told.values()]).toEqual([all, all, all]);
  });

  it("S7: that fails for a day is switched off, the admins get a mail, and taken up again it is told what waited", async () => {
    const one = await stage(["call.ended", "call.analyzed"]);
    one.receiver.answers((response) => response.writeHead(503).end("busy"));
    await aCall(one);
    const begun = world.clock.now().getTime();
    for (let tries = 0; tries < 12; tries += 1) {
      await send();
      world.clock.move(9 * hourMs);
    }
    expect(one.receiver.received).toHaveLength(12);
    expect(world.clock.now().getTime() - begun).toBeGreaterThan(24 * hourMs);
    const path = `/webhook-endpoints/${one.endpointId}`;
    const rest = await world.signIn(one.admin);
    expect((await rest("GET", path)).body).toMatchObject({ status: "switched_off", waiting: 1 });
    const failed = await log(rest, one.endpointId, "&status=failed");
    expect(failed).toMatchObject([{ type: "call.ended", attempts: 12, answer_status: 503 }]);
    const audit = (await rest("GET", "/audit-log?limit=5")).text;
    expect(audit).toContain("webhook_endpoint.switched_off");
    const missed = await aCall(one);
    const ordered = await db().$queryRaw`
      select from graphile_worker.jobs where key = ${`mail.send:webhook_switched_off:${one.admin.userId}`}`;
    expect(ordered).toHaveLength(1);
    await sendMail(world.deps, { kind: "webhook_switched_off", id: one.admin.userId }, one.slug);
    expect(await mailTo(world, one.admin.email, "webhook was switched off")).toContain("127.0.0.1");
    one.receiver.answers((response) => response.writeHead(200).end());
    one.receiver.received.length = 0;
    expect((await rest("PATCH", path, { status: "active" })).body).toMatchObject({ status: "active" });
    await send();
    expect(typesOf(one)).toEqual(["call.analyzed"]);
    // What failed, and what happened while it was off, is sent by a replay of the span.
    const span = { from: new Date(begun - hourMs), to: new Date(world.clock.now().getTime() + hourMs) };
    expect((await rest("POST", `${path}/replay`, span)).body).toEqual({ replayed: 3 });
    await send();
    expect(typesOf(one).toSorted()).toEqual(["call.analyzed", "call.analyzed", "call.ended", "call.ended"]);
    const late = one.receiver.received.filter(({ event }) => event.data["call_id"] === missed.id);
    expect(late.map(({ event }) => event.type)).toEqual(["call.ended", "call.analyzed"]);
    expect((await rest("POST", `${path}/replay`, span)).body).toEqual({ replayed: 0 });
  });

  it("says 410 and is asked no more", async () => {
    const one = await stage(["call.ended"]);
    one.receiver.answers((response) => response.writeHead(410).end());
    await aCall(one);
    await send();
    const { body } = await one.rest("GET", `/webhook-endpoints/${one.endpointId}`);
    expect(body).toMatchObject({ status: "switched_off", waiting: 0 });
    expect(one.receiver.received).toHaveLength(1);
  });

  it("answers by the byte and is left after ten seconds", async () => {
    const one = await stage(["call.ended"]);
    const dripping: NodeJS.Timeout[] = [];
    closing.push(() => dripping.forEach(clearInterval));
    one.receiver.answers((response) => {
      response.writeHead(200);
      dripping.push(setInterval(() => response.write("."), 200));
    });
    const quick = await stage(["call.ended"]);
    await aCall(one);
    await aCall(quick);
    await send();
    expect(typesOf(quick)).toEqual(["call.ended"]);
    const [entry] = await log(one.rest, one.endpointId);
    expect(entry).toMatchObject({ status: "pending", attempts: 1, problem: "No answer: no answer within 10 s." });
  });

  it("answers without end, of which four kilobytes are kept", async () => {
    const one = await stage(["call.ended"]);
    one.receiver.answers((response) => response.writeHead(400).end("x".repeat(1_000_000)));
    await aCall(one);
    await send();
    const [entry] = await log(one.rest, one.endpointId);
    const { body } = await one.rest("GET", `/webhook-endpoints/${one.endpointId}/deliveries/${String(entry?.["id"])}`);
    expect(body).toMatchObject({ answer_status: 400, problem: "It answered 400.", answer_body: "x".repeat(4_096) });
  });

  it("I3: redirects inside, where nobody follows", async () => {
    const [one, inside] = [await stage(["call.ended"]), await stage(["call.ended"])];
    one.receiver.answers((response) => response.writeHead(307, { location: inside.receiver.url }).end());
    await aCall(one);
    await send();
    expect(inside.receiver.received).toEqual([]);
    const [entry] = await log(one.rest, one.endpointId);
    expect(entry).toMatchObject({ status: "pending", answer_status: 307 });
    expect(entry?.["problem"]).toContain("which is not followed");
  });

  it("I2: whose name leads inside at last is sent nothing", async () => {
    const one = await stage(["call.ended"]);
    await db().webhookEndpoint.update({
      where: { id: one.endpointId },
      data: { url: "https://rebind.example.com/hook" },
    });
    await aCall(one);
    const asked: string[] = [];
    await deliverWebhooks(world.deps, new AbortController().signal, async (host) => {
      asked.push(host);
      return Promise.resolve([{ address: "10.0.0.7", family: 4 }]);
    });
    expect(asked).toEqual(["rebind.example.com"]);
    const [entry] = await log(one.rest, one.endpointId);
    expect(entry?.["problem"]).toBe("Nothing was sent: the name leads inside a private network.");
  });
});

describe("an endpoint", () => {
  it.each([
    ["http://example.com/hook"],
    ["https://10.0.0.1/hook"],
    ["https://169.254.169.254/latest"],
    ["https://user:pass@example.com/"],
    ["https://example.com:8443/"],
    ["ftp://example.com/"],
    ["not an address"],
    [""],
  ])("I1: of the address %j is refused, when it is made and when it is changed", async (url) => {
    const one = await stage(["call.ended"]);
    const made = await one.rest("POST", "/webhook-endpoints", { url, events: ["call.ended"] });
    const changed = await one.rest("PATCH", `/webhook-endpoints/${one.endpointId}`, { url });
    for (const { status, text } of [made, changed]) {
      expect(status).toBe(400);
      expect(text).toContain('"url"');
    }
  });

  it("names what is wrong with its events, and has a limit to their number", async () => {
    const one = await stage(["call.ended"]);
    const url = one.receiver.url;
    for (const events of [[], ["call.exploded"]]) {
      const { status, text } = await one.rest("POST", "/webhook-endpoints", { url, events });
      expect(status).toBe(400);
      expect(text).toContain("events");
    }
    for (let count = 1; count < 20; count += 1)
      expect((await one.rest("POST", "/webhook-endpoints", { url, events: all })).status).toBe(201);
    expect((await one.rest("POST", "/webhook-endpoints", { url, events: all })).status).toBe(409);
  });

  it("W15: signs with two secrets for a day after a rotation, then with the new one alone", async () => {
    const one = await stage(["call.ended"]);
    const path = `/webhook-endpoints/${one.endpointId}`;
    const rotated = await one.rest("POST", `${path}/rotate-secret`);
    const secret = String(rotated.body["secret"]);
    await aCall(one);
    await send();
    world.clock.move(24 * hourMs + minuteMs);
    await aCall(one);
    await send();
    const [during, after] = one.receiver.received;
    if (!during || !after) throw new Error("two were sent");
    expect([isSignedWith(one.secret, during), isSignedWith(secret, during)]).toEqual([true, true]);
    expect([isSignedWith(one.secret, after), isSignedWith(secret, after)]).toEqual([false, true]);
    const { status, text } = await (await world.signIn(one.admin))("GET", path);
    expect(status).toBe(200);
    expect(text).not.toContain("whsec_");
  });

  it("W15: lets no secret end before its day is over unless somebody says which", async () => {
    const one = await stage(["call.ended"]);
    const path = `/webhook-endpoints/${one.endpointId}`;
    const rotate = async (body?: unknown) => await one.rest("POST", `${path}/rotate-secret`, body);
    const signs = async (secrets: readonly unknown[]) => {
      await aCall(one);
      await send();
      const webhook = one.receiver.received.at(-1);
      return secrets.map((secret) => webhook !== undefined && isSignedWith(String(secret), webhook));
    };
    expect((await rotate({ stop: "old" })).status).toBe(400);
    const second = (await rotate()).body["secret"];
    const refused = await rotate();
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("which of them stops")]);
    expect(await signs([one.secret, second])).toEqual([true, true]);
    const third = (await rotate({ stop: "new" })).body["secret"];
    expect(await signs([one.secret, second, third])).toEqual([true, false, true]);
    const fourth = (await rotate({ stop: "old" })).body["secret"];
    expect(await signs([one.secret, third, fourth])).toEqual([false, true, true]);
    expect((await one.rest("POST", `${path}/end-old-secret`)).status).toBe(204);
    expect(await signs([third, fourth])).toEqual([false, true]);
    expect((await one.rest("POST", `${path}/end-old-secret`)).status).toBe(409);
  });

  it("is tried with a ping, and sends an event again under the same id", async () => {
    const one = await stage(["call.ended"]);
    const path = `/webhook-endpoints/${one.endpointId}`;
    expect((await one.rest("POST", `${path}/ping`)).status).toBe(202);
    await send();
    await aCall(one);
    await send();
    expect(typesOf(one)).toEqual(["ping", "call.ended"]);
    const [entry] = await log(one.rest, one.endpointId, "&type=call.ended");
    const replay = `${path}/deliveries/${String(entry?.["id"])}/replay`;
    expect((await one.rest("POST", replay)).body).toMatchObject({ is_replay: true, status: "pending" });
    await send();
    const [, first, second] = one.receiver.received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.body).toBe(first?.body);
    await one.rest("PATCH", path, { status: "paused" });
    expect((await one.rest("POST", replay)).status).toBe(409);
    expect((await one.rest("POST", `${path}/ping`)).status).toBe(409);
    await aCall(one);
    await send();
    expect(one.receiver.received).toHaveLength(3);
  });

  it("Z3: is shown to keys with the scope and changed by none; users do not see it", async () => {
    const one = await stage(["call.ended"]);
    const key = await one.rest("POST", "/api-keys", { name: "Reader", scopes: ["webhooks:read"] });
    const byKey = world.rest(String(key.body["key"]));
    expect((await byKey("GET", "/webhook-endpoints")).status).toBe(200);
    expect((await byKey("DELETE", `/webhook-endpoints/${one.endpointId}`)).status).toBe(403);
    const wide = await one.rest("POST", "/api-keys", { name: "Wide", scopes: ["webhooks:manage"] });
    expect(wide.status).toBe(400);
    const user = await world.signIn(await world.person(one.tenant.id, `user@${one.slug}.test`, "user"));
    expect((await user("GET", "/webhook-endpoints")).status).toBe(403);
  });

  it("is forgotten with what it was told, and events go after thirty days", async () => {
    const one = await stage(["call.ended"]);
    await aCall(one);
    await send();
    const where = { tenantId: one.tenant.id };
    expect(await db().webhookDelivery.count({ where })).toBe(1);
    expect((await one.rest("DELETE", `/webhook-endpoints/${one.endpointId}`)).status).toBe(204);
    expect(await db().webhookDelivery.count({ where })).toBe(0);
    expect(await db().webhookEvent.count({ where })).toBe(3);
    await removeOldWebhooks(db(), new Date(world.clock.now().getTime() + 31 * 24 * hourMs));
    expect(await db().webhookEvent.count({ where })).toBe(0);
  });
});

describe("the pauses between tries", () => {
  it("grow, spread by a fifth, and end after a day", () => {
    const spans = (chance: number) => Array.from({ length: 11 }, (_, index) => pauseAfterMs(index + 1, chance) ?? 0);
    const [least, most] = [spans(0), spans(0.999)];
    expect(least.toSorted((a, b) => a - b)).toEqual(least);
    least.forEach((span, index) => expect((most[index] ?? 0) / span).toBeCloseTo(1.22, 1));
    const hours = spans(0.5).reduce((sum, span) => sum + span, 0) / hourMs;
    expect(hours).toBeGreaterThan(20);
    expect(hours).toBeLessThan(24);
    expect(pauseAfterMs(12, 0.5)).toBeNull();
  });
});
