import { createDb } from "@voxcalls/db";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../testing/harness";
import { createDoors } from "../doors";
import { agentOf, deliver, eventsOfCall, signatureOf } from "../../testing/retell-events";

let world: World;
let tenantId: string;
const retellAgentId = "agent_door";

beforeAll(async () => {
  world = await World.create();
  tenantId = (await world.tenant("door")).tenant.id;
  await agentOf(world, tenantId, retellAgentId);
});
afterAll(async () => {
  await world.close();
});

let calls = 0;
function aCall(startedAtMs = world.clock.now().getTime()) {
  return eventsOfCall({ callId: `call_door_${++calls}`, retellAgentId, startedAtMs });
}
const storedOf = (callId: string) =>
  world.deps.db.platform.providerEvent.findMany({ where: { retellCallId: callId }, orderBy: { receivedAt: "asc" } });
const countAll = () => world.deps.db.platform.providerEvent.count();

describe("the door for events", () => {
  it("stores a verified event and answers 204 with no body", async () => {
    const [started] = aCall();
    const answer = await deliver(world, started);
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    expect(await storedOf(started.call.call_id)).toMatchObject([
      { event: "call_started", source: "webhook", state: "pending", retellAgentId, body: started },
    ]);
  });

  it("keeps an event of an unknown call and an unknown agent and answers 202", async () => {
    const [started] = eventsOfCall({ callId: "call_nobodys", retellAgentId: "agent_nobodys", startedAtMs: Date.now() });
    expect((await deliver(world, started)).status).toBe(202);
    expect(await storedOf("call_nobodys")).toHaveLength(1);
  });

  it("keeps an event that is about no call and answers 204", async () => {
    const answer = await deliver(world, { event: "chat_started", chat: { chat_id: "chat_1" } });
    expect(answer.status).toBe(204);
    expect(await world.deps.db.platform.providerEvent.findFirst({ where: { event: "chat_started" } })).toMatchObject({
      state: "settled",
      retellCallId: null,
    });
  });

  it("W4: a hundred copies at once are one row and a hundred times 204", async () => {
    const [, ended] = aCall();
    const answers = await Promise.all(Array.from({ length: 100 }, () => deliver(world, ended)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([204]));
    expect(await storedOf(ended.call.call_id)).toHaveLength(1);
  });

  it("W16: puts off what is too much at once, with a time to come again, and takes events afterwards", async () => {
    const statuses: number[] = [];
    const waits: (string | null)[] = [];
    const { db } = world.deps;
    const told: Promise<void>[] = [];
    await db.platform.$transaction(
      async (tx) => {
        // Nothing can be stored meanwhile.
        await tx.$executeRaw`lock table provider_events in access exclusive mode`;
        for (let n = 0; n < 200; n++) {
          const one = deliver(world, aCall()[0]).then(({ status, headers }) => {
            statuses.push(status);
            if (status === 503) waits.push(headers.get("retry-after"));
          });
          told.push(one);
        }
        await expect.poll(() => statuses.length).toBeGreaterThan(0);
      },
      { timeout: 30_000 },
    );
    await Promise.all(told);
    expect([...new Set(statuses)].toSorted()).toEqual([204, 503]);
    expect(new Set(waits)).toEqual(new Set(["2"]));
    expect((await deliver(world, aCall()[0])).status).toBe(204);
  });

  it("W1: spacing and the order of keys make no new event, another content does", async () => {
    const [, ended] = aCall();
    const turned = { call: Object.fromEntries(Object.entries(ended.call).toReversed()), event: ended.event };
    await deliver(world, ended);
    await deliver(world, JSON.stringify(turned, null, 2));
    expect(await storedOf(ended.call.call_id)).toHaveLength(1);
    await deliver(world, { ...ended, call: { ...ended.call, duration_ms: 1 } });
    expect(await storedOf(ended.call.call_id)).toHaveLength(2);
  });

  it("W7: takes bytes that no re-serialising would give back", async () => {
    const [started] = aCall();
    const raw = JSON.stringify(started)
      .replace('"agent_version":2', '"agent_version" : 2.0')
      .replace("acme – Reception", "acme \\u2013 R\\u00e9ception");
    expect((await deliver(world, raw)).status).toBe(204);
    const [stored] = await storedOf(started.call.call_id);
    expect(stored?.body).toMatchObject({ call: { agent_version: 2, agent_name: "acme – Réception" } });
  });
});

describe("forged and replayed", () => {
  it("W5: refuses what was not signed so, with 401 and next to no words", async () => {
    const [started] = aCall();
    const raw = JSON.stringify(started);
    const now = world.clock.now().getTime();
    const right = signatureOf(raw, now);
    const flipped = raw.replace("call_started", "call_startee");
    const before = await countAll();
    const attempts: [string, string | null][] = [
      [raw, null],
      [raw, ""],
      [raw, "v=1,d=zz"],
      [raw, right.replace(",", ";")],
      [raw, right.slice(0, -1)],
      [raw, `${right}0`],
      [raw, signatureOf(raw, now, "key_of_somebody_else")],
      [flipped, right],
      [raw, right.replace(/v=\d+/, `v=${now + 1}`)],
      [raw, signatureOf(raw, now - 301_000)],
      [raw, signatureOf(raw, now + 301_000)],
    ];
    for (const [body, signature] of attempts) {
      const answer = await deliver(world, body, { signature });
      expect([signature, answer.status]).toEqual([signature, 401]);
      const text = await answer.text();
      expect(JSON.parse(text)).toEqual({ status: 401, code: "unauthorized" });
      expect(text.length).toBeLessThanOrEqual(64);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
    expect(await countAll()).toBe(before);
  });

  it("W5: takes upper-case hex and an age of just under five minutes, either way", async () => {
    for (const offset of [0, -299_000, 299_000]) {
      const [started] = aCall();
      const raw = JSON.stringify(started);
      const signature = signatureOf(raw, world.clock.now().getTime() + offset);
      const upper = signature.replace(/d=.*/, (digest) => `d=${digest.slice(2).toUpperCase()}`);
      expect((await deliver(world, raw, { signature: upper })).status).toBe(204);
    }
  });

  it("W5: one valid request sent a thousand times is one row", async () => {
    const [started] = aCall();
    const raw = JSON.stringify(started);
    const headers = { "x-retell-signature": signatureOf(raw, world.clock.now().getTime()) };
    const again = () => new Request(`${world.url}/api/webhooks/retell`, { method: "POST", body: raw, headers });
    for (let round = 0; round < 20; round++) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => world.doors.fetch(again(), null)));
      expect(answers.every((answer) => answer.status === 204)).toBe(true);
    }
    expect(await storedOf(started.call.call_id)).toHaveLength(1);
  });

  it("T1: a clock four minutes off is no matter, six minutes are, and are counted as that", async () => {
    const [started] = aCall();
    const realNow = world.clock.now().getTime();
    for (const [offsetMs, status] of [
      [4 * 60_000, 204],
      [-4 * 60_000, 204],
      [6 * 60_000, 401],
      [-6 * 60_000, 401],
    ] as const) {
      world.clock.move(offsetMs);
      expect((await deliver(world, started, { atMs: realNow })).status).toBe(status);
      world.clock.move(-offsetMs);
    }
    const { refusedWebhooks } = await import("./refused");
    const { values } = await refusedWebhooks.get();
    expect(values.find(({ labels }) => labels["reason"] === "stale")?.value).toBeGreaterThanOrEqual(2);
  });
});

describe("large, slow and malformed", () => {
  it("W8: refuses ten megabytes with 413, whether or not they are announced", async () => {
    const big = "x".repeat(10 * 1024 * 1024);
    expect((await deliver(world, big)).status).toBe(413);
    const streamed = await fetch(`${world.url}/api/webhooks/retell`, {
      method: "POST",
      body: new Blob([big]).stream(),
      duplex: "half",
    });
    expect(streamed.status).toBe(413);
  });

  it("W8: refuses a hundred megabytes that are only claimed without waiting for them", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const claim = request(
        `${world.url}/api/webhooks/retell`,
        { method: "POST", headers: { "content-length": 100 * 1024 * 1024 } },
        (answer) => {
          resolve(answer.statusCode);
          claim.destroy();
        },
      );
      claim.on("error", reject);
      claim.write("{");
    });
    expect(status).toBe(413);
  });

  it("W8: takes a body of nearly two megabytes", async () => {
    const [, ended] = aCall();
    const body = { ...ended, call: { ...ended.call, transcript: "a".repeat(1_900_000) } };
    expect((await deliver(world, body)).status).toBe(204);
  });

  it("W9: answers 400 to a signed body that is no event, and keeps it as a dead letter", async () => {
    const raw = JSON.stringify(aCall()[1]);
    const mutants = [
      "",
      "null",
      "[]",
      '"text"',
      "{}",
      '{"event":7}',
      '{"event":"call_ended"}',
      '{"event":"call_ended","call":[]}',
      raw.slice(0, raw.length / 2),
      raw.slice(1),
      raw.replace('"duration_ms":62300', '"duration_ms":-5'),
      raw.replace('"duration_ms":62300', '"duration_ms":1e300'),
      raw.replace('"duration_ms":62300', '"duration_ms":"62300"'),
      raw.replace('"call_status":"ended"', '"call_status":"exploded"'),
      raw.replace(/"start_timestamp":\d+/, '"start_timestamp":-1'),
      raw.replace(/"start_timestamp":\d+/, '"start_timestamp":99999999999999999999'),
      raw.replace('"event":', '"__proto__":{"admin":true},"event":'),
      raw.replace(/"call_id":"[^"]*"/, '"call_id":"<script>"'),
      raw.replace(/"call_id":"[^"]*"/, '"call_id":null'),
      raw.replace('"transcript_object":[', '"transcript_object":[{"role":"agent"},7,'),
      `{"event":"call_ended","call":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
    ];
    for (const mutant of mutants) {
      const before = await world.deps.db.platform.providerEvent.count({ where: { state: "dead" } });
      const answer = await deliver(world, mutant);
      expect([mutant.slice(0, 60), answer.status]).toEqual([mutant.slice(0, 60), 400]);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect(await world.deps.db.platform.providerEvent.count({ where: { state: "dead" } })).toBe(before + 1);
    }
    expect(await world.deps.db.platform.call.count()).toBe(0);
  });

  it("W9: answers no truncation or flipped bit of an event with a 5xx", async () => {
    const raw = Buffer.from(JSON.stringify(aCall()[2]));
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let n = 0; n < 180; n++) {
      const mutant = n % 2 ? raw.subarray(0, random(raw.length)) : Buffer.from(raw);
      if (n % 2 === 0) mutant[random(raw.length)] = random(256);
      const { status } = await deliver(world, mutant);
      expect([204, 202, 400]).toContain(status);
    }
  });

  it("W10: stores NUL and lone surrogates as U+FFFD", async () => {
    const [, ended] = aCall();
    const raw = JSON.stringify({ ...ended, call: { ...ended.call, transcript: "a\u0000b \u202e c" } }).replace(
      "Reception",
      "\\ud800Reception\\udc00",
    );
    expect((await deliver(world, raw)).status).toBe(204);
    const [stored] = await storedOf(ended.call.call_id);
    expect(stored?.body).toMatchObject({
      call: { transcript: "a\uFFFDb \u202e c", agent_name: "acme – \uFFFDReception\uFFFD" },
    });
  });
});

describe("without a database", () => {
  it("D6: answers 503 when nothing can be stored, so that the event comes again", async () => {
    const nowhere = "postgres://nobody@127.0.0.1:1/nothing";
    const db = createDb({ appUrl: nowhere, platformUrl: nowhere });
    const doors = createDoors({ ...world.deps, db });
    const raw = JSON.stringify(aCall()[0]);
    for (const path of ["", "/inbound"]) {
      const body = path ? JSON.stringify({ event: "call_inbound", call_inbound: { to_number: "+12025550100" } }) : raw;
      const request = new Request(`${world.url}/api/webhooks/retell${path}`, {
        method: "POST",
        body,
        headers: { "x-retell-signature": signatureOf(body, world.clock.now().getTime()) },
      });
      const answer = await doors.fetch(request, null);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(answer.headers.get("retry-after")).toBe("2");
    }
    await db.close();
  });
});
