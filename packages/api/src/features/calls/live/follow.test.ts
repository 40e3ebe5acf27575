import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type TestPerson } from "../../../../testing/harness";
import { agentOf, deliver, eventsOfCall, liveEventsOf } from "../../../../testing/retell-events";
import { signedInCaller } from "../../../../testing/signed-in-caller";
import type { TenantCtx } from "../../../kernel/context";
import type { LiveNews } from "./schemas";
import { settleCalls } from "../settle";
import { followCalls } from "./follow";

let world: World;
let ctx: TenantCtx;
let other: TenantCtx;
let user: TestPerson;
beforeAll(async () => {
  world = await World.create();
  const made = await world.tenant("live");
  ctx = made.ctx;
  other = (await world.tenant("live-other")).ctx;
  user = await world.person(made.tenant.id, "user@live.test", "user");
  await agentOf(world, made.tenant.id, "agent_live");
  await agentOf(world, made.tenant.id, "agent_live_own", user.userId);
});
afterAll(async () => {
  await world.close();
});

/** Everything that comes, and a way to wait for a piece of it. */
function listenAs(as: TenantCtx) {
  const stop = new AbortController();
  const heard: LiveNews[] = [];
  const done = (async () => {
    for await (const news of followCalls(as, stop.signal)) heard.push(news);
  })();
  const until = async (found: (news: LiveNews) => boolean) =>
    await expect.poll(() => heard.some(found), { timeout: 30_000, interval: 50 }).toBe(true);
  return { heard, until, isListening: () => until((news) => news.isListening), end: () => (stop.abort(), done) };
}

async function callBegins(callId: string, retellAgentId: string): Promise<string> {
  const [started] = eventsOfCall({ callId, retellAgentId, startedAtMs: world.clock.now().getTime() });
  await deliver(world, started);
  await settleCalls(world.deps);
  const call = await world.deps.db.platform.call.findUniqueOrThrow({ where: { retellCallId: callId } });
  return call.id;
}

describe("followCalls", () => {
  it("tells an admin of every call of the organisation, a user of the own ones, and nobody of another's", async () => {
    const [admin, own, stranger] = [listenAs(ctx), listenAs(world.as(user, ctx.tenant)), listenAs(other)];
    await Promise.all([admin.isListening(), own.isListening(), stranger.isListening()]);
    const theirs = await callBegins("call_live_1", "agent_live");
    const mine = await callBegins("call_live_2", "agent_live_own");
    await admin.until(({ callIds }) => callIds.includes(theirs));
    await admin.until(({ callIds }) => callIds.includes(mine));
    await own.until(({ callIds }) => callIds.includes(mine));
    expect(own.heard.flatMap(({ callIds }) => callIds)).not.toContain(theirs);
    expect(stranger.heard.flatMap(({ callIds }) => callIds)).toEqual([]);
    await Promise.all([admin.end(), own.end(), stranger.end()]);
  });

  it("tells apart what only grew in words, which no list shows", async () => {
    const admin = listenAs(ctx);
    await admin.isListening();
    const facts = { callId: "call_live_words", retellAgentId: "agent_live", startedAtMs: world.clock.now().getTime() };
    const id = await callBegins(facts.callId, facts.retellAgentId);
    await admin.until(({ callIds }) => callIds.includes(id));
    const heardBefore = admin.heard.length;
    for (const turn of liveEventsOf(facts).slice(2, 4)) await deliver(world, turn);
    await settleCalls(world.deps);
    await admin.until(({ saidIn }) => saidIn.includes(id));
    expect(admin.heard.slice(heardBefore).flatMap(({ callIds }) => callIds)).not.toContain(id);
    await admin.end();
  });

  it("D2: says so when its connection is lost, and hears again by itself", async () => {
    const admin = listenAs(ctx);
    await admin.isListening();
    await world.deps.db.platform.$executeRaw`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen%' and pid <> pg_backend_pid()`;
    await admin.until((news) => !news.isListening);
    const lostAt = admin.heard.findLastIndex((news) => !news.isListening);
    await expect.poll(() => admin.heard.slice(lostAt).some((news) => news.isListening), { timeout: 30_000 }).toBe(true);
    const id = await callBegins("call_live_3", "agent_live");
    await admin.until(({ callIds }) => callIds.includes(id));
    await admin.end();
  });

  it("is a stream of events over HTTP for whoever is signed in, and for nobody else", async () => {
    const url = `${world.url}/api/trpc/calls.follow`;
    const refused = await (await fetch(url, { headers: { accept: "text/event-stream" } })).text();
    expect(refused).toContain("unauthorized");
    expect(refused).not.toContain("isListening");
    const { authorization } = await signedInCaller(world, user.email);
    const stop = new AbortController();
    const answer = await fetch(url, { headers: { accept: "text/event-stream", authorization }, signal: stop.signal });
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes('"isListening":true')) text += (await reader?.read())?.value ?? "";
    stop.abort();
  });
});
