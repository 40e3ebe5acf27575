import Retell from "retell-sdk";
import { symmetric } from "retell-sdk/lib/webhook_auth";
import { describe, expect, it } from "vitest";
import { createRetell } from "../src/index";

const NOW_MS = 1_700_000_000_000;
const KEY = "test-api-key";
const BODY = '{"event":"call_ended"}';
const { webhooks } = createRetell({ apiKey: KEY });

const sign = (body: string, key = KEY, atMs = NOW_MS) => symmetric.sign(body, key, atMs);

describe("webhook signatures", () => {
  it("accepts the test vector that the SDK publishes", () => {
    const header = `v=${NOW_MS},d=07024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e`;
    expect(webhooks.verify(BODY, header, NOW_MS)).toEqual({ ok: true, keyIndex: 0 });
  });

  it("accepts what the SDK signs, as text and as bytes", async () => {
    const body = '{"event":"call_ended","call":{"call_id":"call_1","transcript":"Grüezi \u{1f44b}"}}';
    const header = await Retell.sign(body, KEY);
    expect(webhooks.verify(body, header, Date.now())).toMatchObject({ ok: true });
    expect(webhooks.verify(Buffer.from(body), header, Date.now())).toMatchObject({ ok: true });
  });

  it("answers at once, so that nobody can forget to await it", async () => {
    expect(webhooks.verify(BODY, await sign(BODY, "another-key"), NOW_MS)).toEqual({ ok: false, reason: "forged" });
  });

  it.each(['{"a":1.0}', '{ "b" : 1,\n"a": 2 }', '{"a":"\\u00e9"}', '{"a":1,"a":2}', "not json at all", ""])(
    "W7: takes the bytes %j as they are",
    async (body) => {
      expect(webhooks.verify(body, await sign(body), NOW_MS)).toMatchObject({ ok: true });
    },
  );

  it("W7: refuses a body that was parsed and printed again", async () => {
    const body = '{"a": 1.0}';
    expect(webhooks.verify(JSON.stringify(JSON.parse(body)), await sign(body), NOW_MS)).toEqual({
      ok: false,
      reason: "forged",
    });
  });

  it("W5: one changed byte, anywhere, is a forgery", async () => {
    const body = Buffer.from(BODY);
    const header = await sign(BODY);
    for (let index = 0; index < body.length; index++) {
      const flipped = Buffer.from(body);
      flipped[index] = (flipped[index] ?? 0) ^ 1;
      expect(webhooks.verify(flipped, header, NOW_MS)).toEqual({ ok: false, reason: "forged" });
    }
  });

  it("W5: one changed hex digit, anywhere, is a forgery", async () => {
    const header = await sign(BODY);
    const start = header.indexOf("d=") + 2;
    for (let index = start; index < header.length; index++) {
      const digit = header[index] === "0" ? "1" : "0";
      const forged = header.slice(0, index) + digit + header.slice(index + 1);
      expect(webhooks.verify(BODY, forged, NOW_MS)).toEqual({ ok: false, reason: "forged" });
    }
  });

  it("W5: a moved timestamp is a forgery, not a stale one", async () => {
    const header = (await sign(BODY)).replace(`v=${NOW_MS}`, `v=${NOW_MS + 1}`);
    expect(webhooks.verify(BODY, header, NOW_MS)).toEqual({ ok: false, reason: "forged" });
  });

  it.each([undefined, null, ""])("W5: no header (%j) is told as missing", (header) => {
    expect(webhooks.verify(BODY, header, NOW_MS)).toEqual({ ok: false, reason: "missing" });
  });

  it("W5: garbled headers are malformed and never throw", async () => {
    const good = await sign(BODY);
    const digest = good.slice(good.indexOf("d=") + 2);
    const garbled = [
      "x",
      digest,
      `sha256=${digest}`,
      good.slice(0, -1),
      `${good}0`,
      good.replace(",", ", "),
      ` ${good}`,
      `${good}\n`,
      `${good},${good}`,
      `d=${digest},v=${NOW_MS}`,
      `v=,d=${digest}`,
      `v=-1,d=${digest}`,
      `v=1e12,d=${digest}`,
      `v=99999999999999999999,d=${digest}`,
      `v=9999999999999999,d=${digest}`,
      `v=${NOW_MS},d=${"g".repeat(64)}`,
      `v=${NOW_MS},d=${"é".repeat(64)}`,
    ];
    for (const header of garbled) {
      expect([header, webhooks.verify(BODY, header, NOW_MS)]).toEqual([header, { ok: false, reason: "malformed" }]);
    }
  });

  it("W5: upper-case hex is the same digest, as the SDK has it", async () => {
    const header = (await sign(BODY)).replace(/d=.*/, (digest) => `d=${digest.slice(2).toUpperCase()}`);
    expect(await symmetric.verify(BODY, KEY, header, { timestamp: NOW_MS })).toBe(true);
    expect(webhooks.verify(BODY, header, NOW_MS)).toMatchObject({ ok: true });
  });

  it.each([
    [-299, true],
    [299, true],
    [-300, true],
    [-301, false],
    [301, false],
  ])("W5, T1: signed %i s off our clock: accepted = %s, and otherwise told as stale", async (seconds, accepted) => {
    const verdict = webhooks.verify(BODY, await sign(BODY, KEY, NOW_MS + seconds * 1000), NOW_MS);
    expect(verdict).toEqual(accepted ? { ok: true, keyIndex: 0 } : { ok: false, reason: "stale" });
  });

  it("T1: a stale forgery is told as forged", async () => {
    const header = await sign(BODY, "another-key", NOW_MS - 3_600_000);
    expect(webhooks.verify(BODY, header, NOW_MS)).toEqual({ ok: false, reason: "forged" });
  });

  it("W15: while a key is replaced both pass and are told apart; afterwards the old one fails", async () => {
    const rotating = createRetell({ apiKey: "key_api", webhookKeys: ["key_new", "key_old"] }).webhooks;
    const [oldHeader, newHeader] = [await sign(BODY, "key_old"), await sign(BODY, "key_new")];
    expect(rotating.verify(BODY, newHeader, NOW_MS)).toEqual({ ok: true, keyIndex: 0 });
    expect(rotating.verify(BODY, oldHeader, NOW_MS)).toEqual({ ok: true, keyIndex: 1 });
    expect(rotating.verify(BODY, await sign(BODY, "key_api"), NOW_MS)).toEqual({ ok: false, reason: "forged" });

    const rotated = createRetell({ apiKey: "key_api", webhookKeys: ["key_new"] }).webhooks;
    expect(rotated.verify(BODY, oldHeader, NOW_MS)).toEqual({ ok: false, reason: "forged" });
  });
});
