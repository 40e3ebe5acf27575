import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTwilio, UpstreamError } from "../src/index";
import { TwilioHttpClient } from "../src/twilio/http-client";
import { json, startPeer, type Peer } from "./peer";
import { TWILIO_NUMBER } from "./wire-samples";

const ACCOUNT = "AC00000000000000000000000000000000";
const TOKEN = "canary-token-0123456789";
const TRUNK = "TK0123456789abcdef0123456789abcdef";
const NUMBER = TWILIO_NUMBER.sid;
let peer: Peer;
beforeAll(async () => {
  peer = await startPeer();
});
afterAll(() => peer.close());

const twilio = (timeoutMs?: number) =>
  createTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    baseUrl: `${peer.url}/twilio`,
    timeoutMs,
    pause: async () => undefined,
  });
const failureOf = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: unknown) => (error instanceof UpstreamError ? error : undefined),
  );
const page = (items: unknown[], next: string | null = null) =>
  json(200, { incoming_phone_numbers: items, page: 0, page_size: 50, uri: "/x", next_page_uri: next });

describe("Twilio's hosts", () => {
  it("are all served under the base URL, each under its own name", async () => {
    peer.reply(json(200, TWILIO_NUMBER));
    expect(await twilio().numbers.get(NUMBER)).toEqual({
      twilioNumberSid: NUMBER,
      phoneNumber: "+14155550199",
      friendlyName: "(415) 555-0199",
      twilioTrunkSid: undefined,
      capabilities: { voice: true, sms: true, mms: false },
    });
    expect(peer.seen[0]).toMatchObject({
      method: "GET",
      path: `/twilio/2010-04-01/Accounts/${ACCOUNT}/IncomingPhoneNumbers/${NUMBER}.json`,
      headers: {
        "x-sandbox-host": "api.twilio.com",
        authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString("base64")}`,
      },
    });

    peer.reply(json(200, { sid: TRUNK, friendly_name: "t", domain_name: "acme.pstn.twilio.com", secure: false }));
    expect(await twilio().trunks.get(TRUNK)).toEqual({
      twilioTrunkSid: TRUNK,
      friendlyName: "t",
      domainName: "acme.pstn.twilio.com",
      secure: false,
    });
    expect(peer.seen[0]).toMatchObject({
      path: `/twilio/v1/Trunks/${TRUNK}`,
      headers: { "x-sandbox-host": "trunking.twilio.com" },
    });
  });

  it("are the real ones without a base URL, over https, with no other header", async () => {
    const asked: { url: string; headers: Record<string, string> }[] = [];
    const client = new TwilioHttpClient(async (url, init) => {
      asked.push({ url: new Request(url).url, headers: Object.fromEntries(new Headers(init?.headers)) });
      return new Response("{}");
    }, undefined);
    await client.request({ method: "get", uri: "https://trunking.twilio.com/v1/Trunks", params: { PageSize: 5 } });
    expect(asked).toEqual([{ url: "https://trunking.twilio.com/v1/Trunks?PageSize=5", headers: {} }]);
  });

  it("S6: a link to a foreign address in an answer is not followed, so the token stays here", async () => {
    const stranger = await startPeer();
    for (const url of [
      `${stranger.url}/v1/Trunks?Page=1`,
      "http://trunking.twilio.com/v1/Trunks",
      "https://twilio.com.evil.example/",
    ]) {
      peer.reply(json(200, { trunks: [], meta: { key: "trunks", next_page_url: url } }));
      expect(await failureOf(twilio().trunks.list())).toMatchObject({ kind: "bad_response", service: "twilio" });
    }
    expect(stranger.seen).toEqual([]);
    await stranger.close();
  });
});

describe("Twilio's words", () => {
  it("forms go out in Twilio's spelling", async () => {
    peer.reply(json(201, TWILIO_NUMBER));
    await twilio().numbers.buy("+14155550199", { friendlyName: "Front desk & more", twilioTrunkSid: TRUNK });
    expect(peer.seen[0]?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(new URLSearchParams(peer.seen[0]?.body))).toEqual({
      PhoneNumber: "+14155550199",
      FriendlyName: "Front desk & more",
      TrunkSid: TRUNK,
    });

    peer.reply(
      json(201, {
        sid: "OU1",
        friendly_name: "Retell",
        sip_url: "sip:sip.retellai.com",
        priority: 10,
        weight: 10,
        enabled: true,
      }),
    );
    await twilio().trunks.originationUrls.create(TRUNK, { friendlyName: "Retell", sipUrl: "sip:sip.retellai.com" });
    expect(peer.seen[0]?.path).toBe(`/twilio/v1/Trunks/${TRUNK}/OriginationUrls`);
    expect(Object.fromEntries(new URLSearchParams(peer.seen[0]?.body))).toEqual({
      FriendlyName: "Retell",
      SipUrl: "sip:sip.retellai.com",
      Priority: "10",
      Weight: "10",
      Enabled: "true",
    });
  });

  it("a search for numbers names type, country and pattern, and reads both spellings of capabilities", async () => {
    const found = {
      phone_number: "+18005550123",
      iso_country: "US",
      capabilities: { voice: true, SMS: true, MMS: false },
    };
    peer.reply(json(200, { uri: "/x", available_phone_numbers: [found] }));
    const [number] = await twilio().numbers.listAvailable({
      countryCode: "US",
      type: "tollFree",
      contains: "800*55",
      limit: 5,
    });
    expect(number).toMatchObject({ countryCode: "US", capabilities: { voice: true, sms: true, mms: false } });
    const asked = new URL(peer.seen[0]?.path ?? "", peer.url);
    expect(asked.pathname).toBe(`/twilio/2010-04-01/Accounts/${ACCOUNT}/AvailablePhoneNumbers/US/TollFree.json`);
    expect(Object.fromEntries(asked.searchParams)).toEqual({ VoiceEnabled: "true", Contains: "800*55", PageSize: "5" });
  });

  it("a list is read to its last page, and an item that cannot be read is left out", async () => {
    const second = { ...TWILIO_NUMBER, sid: "PN2", phone_number: "+14155550200" };
    peer.reply(
      page(
        [TWILIO_NUMBER, { ...TWILIO_NUMBER, sid: "<script>" }],
        "/2010-04-01/Accounts/x/IncomingPhoneNumbers.json?Page=1",
      ),
      page([second]),
    );
    const owned = await twilio().numbers.listOwned();
    expect(owned.map(({ twilioNumberSid }) => twilioNumberSid)).toEqual([NUMBER, "PN2"]);
    expect(peer.seen.map(({ path }) => path)).toEqual([
      `/twilio/2010-04-01/Accounts/${ACCOUNT}/IncomingPhoneNumbers.json?PageSize=1000`,
      "/twilio/2010-04-01/Accounts/x/IncomingPhoneNumbers.json?Page=1",
    ]);
  });

  it("S2: a page that fails is asked for again, the pages before it are not", async () => {
    const link = "/2010-04-01/Accounts/x/IncomingPhoneNumbers.json?Page=1";
    peer.reply(page([TWILIO_NUMBER], link), json(500, { message: "oops" }), page([{ ...TWILIO_NUMBER, sid: "PN2" }]));
    expect(await twilio().numbers.listOwned("+14155550199")).toHaveLength(2);
    expect(peer.seen.map(({ path }) => path.endsWith("Page=1"))).toEqual([false, true, true]);
  });

  it("a list without an end is an error", async () => {
    peer.reply(page([TWILIO_NUMBER], "/2010-04-01/Accounts/x/IncomingPhoneNumbers.json?Page=1"));
    expect(await failureOf(twilio().numbers.listOwned())).toMatchObject({ kind: "bad_response", outcome: "refused" });
    expect(peer.seen).toHaveLength(20);
  });
});

describe("Twilio's failures", () => {
  it("S1: a refusal carries Twilio's number and never the token or a password", async () => {
    const message = `Password Sup3rSecretPass99 too weak for ${ACCOUNT}:${TOKEN}`;
    peer.reply(
      json(400, { code: 21_603, message, more_info: "https://www.twilio.com/docs/errors/21603", status: 400 }),
    );
    const error = await failureOf(
      twilio().sip.createCredential("CL1", { username: "retell", password: "Sup3rSecretPass99" }),
    );
    expect(error).toMatchObject({
      service: "twilio",
      kind: "rejected",
      outcome: "refused",
      status: 400,
      code: "21603",
    });
    expect(error?.detail).toContain("too weak");
    expect(JSON.stringify(error) + error?.message).not.toMatch(/Sup3r|canary/);
  });

  it.each([
    ["JSON of another shape", json(200, { hello: "world", two: 2 })],
    ["a list where an object belongs", json(200, [1])],
    ["null", json(200, null)],
  ])("S4: %s is a typed error", async (_, reply) => {
    peer.reply(reply);
    expect(await failureOf(twilio().numbers.listOwned())).toMatchObject({ kind: "bad_response" });
    expect(await failureOf(twilio().numbers.get(NUMBER))).toMatchObject({ kind: "bad_response" });
    expect(await failureOf(twilio().numbers.listAvailable({ countryCode: "US" }))).toMatchObject({
      kind: "bad_response",
    });
  });

  it("S4: silence ends in time, and a purchase may have happened", async () => {
    peer.reply(() => undefined);
    expect(await failureOf(twilio(1000).numbers.buy("+14155550199"))).toMatchObject({
      kind: "timeout",
      outcome: "unknown",
    });
    expect(peer.seen).toHaveLength(1);
  });

  it("S3: a purchase is sent once when its end is unknown, and again when it was throttled", async () => {
    peer.reply((response) => response.destroy(), json(201, TWILIO_NUMBER));
    expect(await failureOf(twilio().numbers.buy("+14155550199"))).toMatchObject({
      kind: "network",
      outcome: "unknown",
    });
    expect(peer.seen).toHaveLength(1);
    peer.reply(json(429, { code: 20_429, message: "Too Many Requests" }), json(201, TWILIO_NUMBER));
    expect(await twilio().numbers.buy("+14155550199")).toMatchObject({ twilioNumberSid: NUMBER });
  });

  it("releasing a number that is gone counts as done", async () => {
    peer.reply(json(404, { code: 20_404, message: "The requested resource was not found", status: 404 }));
    await expect(twilio().numbers.remove(NUMBER)).resolves.toBeUndefined();
    expect(await failureOf(twilio().numbers.get(NUMBER))).toMatchObject({ notFound: true });
  });
});
