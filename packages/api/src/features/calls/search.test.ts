import { afterAll, beforeAll, expect, it } from "vitest";
import { World, type TestPerson } from "../../../testing/harness";
import { agentOf, deliver, eventsOfCall } from "../../../testing/retell-events";
import type { TenantCtx } from "../../kernel/context";
import { removeCalls } from "./remove";
import { listCallsForTable } from "./list";
import { settleCalls } from "./settle";
import { callTotals } from "./totals";

let world: World;
let boss: TenantCtx;
let user: TenantCtx;
let stranger: TenantCtx;
let serial = 0;

beforeAll(async () => {
  world = await World.create();
  const acme = await world.tenant("acme");
  const globex = await world.tenant("globex");
  const person: TestPerson = await world.person(acme.tenant.id, "user@acme.test", "user");
  [boss, user, stranger] = [acme.ctx, world.as(person, acme.tenant), globex.ctx];
  await agentOf(world, acme.tenant.id, "agent_english");
  await agentOf(world, acme.tenant.id, "agent_users", person.userId);
  const german = await agentOf(world, acme.tenant.id, "agent_german");
  const french = await agentOf(world, acme.tenant.id, "agent_french");
  const japanese = await agentOf(world, acme.tenant.id, "agent_japanese");
  await agentOf(world, globex.tenant.id, "agent_strange");
  const { agent } = world.deps.db.platform;
  await agent.update({ where: { id: german.id }, data: { language: "de-DE" } });
  await agent.update({ where: { id: french.id }, data: { language: "fr-FR" } });
  await agent.update({ where: { id: japanese.id }, data: { language: "ja-JP" } });
});
afterAll(() => world.close());

/** A call of an agent in which these lines were said, caller and agent in turn, one every five seconds. */
async function said(retellAgentId: string, ...lines: string[]): Promise<string> {
  const callId = `call_said_${(serial += 1)}`;
  const [, , { call, event }] = eventsOfCall({ callId, retellAgentId, startedAtMs: Date.UTC(2026, 0, serial) });
  const transcript = lines.map((content, index) => ({
    role: index % 2 ? "agent" : "user",
    content,
    words: [{ word: content, start: index * 5, end: index * 5 + 2 }],
  }));
  await deliver(world, {
    event,
    call: { ...call, transcript_object: transcript, transcript_with_tool_calls: transcript },
  });
  await settleCalls(world.deps);
  return (await world.deps.db.platform.call.findUniqueOrThrow({ where: { retellCallId: callId } })).id;
}

const found = async (ctx: TenantCtx, q: string) => (await listCallsForTable(ctx, { limit: 100, q })).data;
const idsOf = async (ctx: TenantCtx, q: string) => (await found(ctx, q)).map(({ id }) => id);

it("a word that was said leads to the call, its line and its second, in every form of the word", async () => {
  const id = await said("agent_english", "Hello?", "Good morning.", "My invoices are wrong, all invoices.");
  const [call] = await found(boss, "invoice");
  expect(call?.id).toBe(id);
  expect(call?.said).toEqual({
    count: 1,
    lines: [
      {
        sequence: 2,
        role: "user",
        startTimeMs: 10_000,
        excerpt: [
          { text: "My ", isHit: false },
          { text: "invoices", isHit: true },
          { text: " are wrong, all ", isHit: false },
          { text: "invoices", isHit: true },
          { text: ".", isHit: false },
        ],
      },
    ],
  });
  expect((await found(boss, "zeppelin")).length).toBe(0);
});

it("where no spaces part the words any part of a sentence is found, and quoted as it was said", async () => {
  const japanese = await said("agent_japanese", "明日東京で会議があります。");
  const thai = await said("agent_english", "ผมอยากจองโต๊ะสองที่");
  for (const q of ["東京", "会議", "東京で会議", '"東京"', "明日 会議"])
    expect([q, await idsOf(boss, q)]).toEqual([q, [japanese]]);
  for (const q of ["京都", "東京都", "会議 -東京"]) expect([q, await idsOf(boss, q)]).toEqual([q, []]);
  expect(await idsOf(boss, "จอง")).toEqual([thai]);
  expect(await idsOf(stranger, "東京")).toEqual([]);
  expect((await found(boss, "東京"))[0]?.said?.lines[0]?.excerpt).toEqual([
    { text: "明日", isHit: false },
    { text: "東京", isHit: true },
    { text: "で会議があります。", isHit: false },
  ]);
});

it("every language has its own forms, and one without rules is found word for word", async () => {
  const german = await said("agent_german", "Ich habe meine Rechnungen nicht bekommen.");
  const japanese = await said("agent_japanese", "請求書 を お願いします");
  expect(await idsOf(boss, "rechnung")).toEqual([german]);
  expect(await idsOf(boss, "請求書")).toEqual([japanese]);
});

it("accents neither have to be typed nor to be written down, and the line is quoted as it was said", async () => {
  const french = await said("agent_french", "La réunion est reportée, ma sœur est fatiguée.");
  const careless = await said("agent_french", "Une reunion de trop.");
  const spanish = await said("agent_english", "El señor vendrá mañana.");
  const german = await said("agent_german", "Schöne Grüße aus der Straße nach Łódź.");
  const russian = await said("agent_english", "Это ещё мой дом.");
  for (const q of ["réunion", "reunion", "RÉUNIONS", "reunions"])
    expect([q, await idsOf(boss, q)]).toEqual([q, [careless, french]]);
  const asked: [string, string][] = [
    ...["soeur", "sœur", "fatiguee", "fatigué", "reportée", '"reunion est reportee"'].map(
      (q) => [q, french] as [string, string],
    ),
    ...["senor", "señor", "manana", '"vendra mañana"'].map((q) => [q, spanish] as [string, string]),
    ...["schone", "schöne", "grusse", "strasse", "lodz"].map((q) => [q, german] as [string, string]),
    ...["еще", "ещё"].map((q) => [q, russian] as [string, string]),
  ];
  for (const [q, id] of asked) expect([q, await idsOf(boss, q)]).toEqual([q, [id]]);
  // A letter of its own is no accent, and no phrase reaches from the end of a line over to its beginning.
  for (const q of ["мои", '"fatiguee la"', '"manana el"']) expect([q, await idsOf(boss, q)]).toEqual([q, []]);
  expect((await found(boss, "soeur"))[0]?.said?.lines[0]?.excerpt).toEqual([
    { text: "La réunion est reportée, ma ", isHit: false },
    { text: "sœur", isHit: true },
    { text: " est fatiguée.", isHit: false },
  ]);
});

it("words that search engines pass over are found, for what was said may hang on them", async () => {
  const id = await said("agent_english", "Please do not call me again.");
  await said("agent_english", "Please call me again, do.");
  expect(await idsOf(boss, '"do not call me"')).toEqual([id]);
});

it("Z1: neither another tenant's calls nor another user's are found, counted or quoted", async () => {
  const own = await said("agent_users", "The password is swordfish.");
  const others = await said("agent_english", "Somebody said swordfish, too.");
  const strange = await said("agent_strange", "We said swordfish here.");
  expect((await idsOf(boss, "swordfish")).toSorted()).toEqual([own, others].toSorted());
  expect(await idsOf(user, "swordfish")).toEqual([own]);
  expect(await idsOf(stranger, "swordfish")).toEqual([strange]);
  const counts = [boss, user, stranger].map(async (ctx) => (await callTotals(ctx, { q: "swordfish" })).calls);
  expect(await Promise.all(counts)).toEqual([2, 1, 1]);
  // Somebody who knows an id gains nothing by typing it.
  expect(await found(stranger, `swordfish or ${boss.tenant.id}`)).toHaveLength(1);
  expect(await found(user, others)).toEqual([]);
});

it("Z5: the function that passes the policies finds nothing unless a tenant is named", async () => {
  const [row] = await world.deps.db.forTenant(stranger.tenant.id).$queryRaw<[{ ids: string[] }]>`
    select (public.calls_saying('swordfish'::tsquery, null, 10)).call_ids as ids`;
  expect(row.ids).toHaveLength(1);
  const bare = world.deps.db.platform.$queryRaw`select public.calls_saying('swordfish'::tsquery, null, 10)`;
  await expect(bare).rejects.toThrow("permission denied");
});

it("a word that is said all the time is found as well, page by page, newest first", async () => {
  const platform = world.deps.db.platform;
  const [id] = await Promise.all([said("agent_english", "Overture overture.")]);
  const { tenantId } = await platform.call.findUniqueOrThrow({ where: { id } });
  await platform.$executeRaw`
    insert into call_transcripts (id, tenant_id, call_id, sequence, role, content, search)
    select gen_random_uuid(), ${tenantId}::uuid, ${id}::uuid, n, 'user', 'overture',
      public.spoken_words(${tenantId}::uuid, null, 'public.spoken_english', 'overture') from generate_series(10, 10100) n`;
  const newer = await said("agent_english", "An overture.");
  expect(await idsOf(boss, "overture")).toEqual([newer, id]);
  const page = await listCallsForTable(boss, { limit: 1, q: "overture" });
  expect(page).toMatchObject({ hasMore: true, data: [{ id: newer }] });
  const rest = await listCallsForTable(boss, { limit: 1, q: "overture", cursor: page.nextCursor ?? "" });
  expect(rest).toMatchObject({ hasMore: false, data: [{ id, said: { count: 10_092 } }] });
  expect((await callTotals(boss, { q: "overture" })).calls).toBe(2);
});

it("what changes in a transcript changes what is found, and a deleted call is not found", async () => {
  const id = await said("agent_english", "I would like a bicycle.");
  const { retellCallId } = await world.deps.db.platform.call.findUniqueOrThrow({ where: { id } });
  const [, , { call, event }] = eventsOfCall({
    callId: retellCallId,
    retellAgentId: "agent_english",
    startedAtMs: 1e12,
  });
  const corrected = [{ role: "user", content: "I would like a tricycle.", words: [] }];
  world.clock.move(60_000);
  await deliver(world, {
    event,
    call: { ...call, transcript_object: corrected, transcript_with_tool_calls: corrected },
  });
  await settleCalls(world.deps);
  world.clock.move(-60_000);
  expect([await idsOf(boss, "bicycle"), await idsOf(boss, "tricycle")]).toEqual([[], [id]]);
  await removeCalls(boss, { ids: [id] });
  expect(await idsOf(boss, "tricycle")).toEqual([]);
});
