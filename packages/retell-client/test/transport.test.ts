import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createRetell, timeLeftMs, UpstreamError, withinDeadline } from "../src/index";
import { Circuit } from "../src/transport/circuit";
import { json, refusal, startPeer, type Peer, type Reply } from "./peer";
import { AGENT, CALL, LLM } from "./wire-samples";

const KEY = "key_canary_0123456789";
let peer: Peer;
let waits: number[] = [];
const held: ServerResponse[] = [];

beforeAll(async () => {
  peer = await startPeer();
});
afterEach(() => {
  waits = [];
  for (const response of held.splice(0)) response.destroy();
});
afterAll(() => peer.close());

/** Waits between attempts are written down instead of waited. The time-out is short only where nothing comes. */
function retell(timeoutMs = 10_000) {
  return createRetell({
    apiKey: KEY,
    baseUrl: peer.url,
    timeoutMs,
    pause: async (ms) => {
      waits.push(ms);
    },
  });
}

async function failureOf(act: Promise<unknown>): Promise<UpstreamError> {
  const error = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UpstreamError)) throw new Error("expected an UpstreamError", { cause: error });
  return error;
}

const create = (timeoutMs?: number) =>
  retell(timeoutMs).agents.create({ voiceId: "retell-Cimo", responseEngine: engine });
const engine = { type: "retell-llm", retellLlmId: LLM.llm_id } as const;
const get = () => retell().agents.get(AGENT.agent_id);

const silent: Reply = (response) => {
  held.push(response);
};
const dripping: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"agent_id":');
  held.push(response);
};
const resetBefore: Reply = (response) => {
  response.destroy();
};
const resetWithin: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
  response.write('{"agent_id":"agent', () => response.destroy());
};
const webPage: Reply = (response) => {
  response.writeHead(200, { "content-type": "text/html" });
  response.end(`<!doctype html><title>${KEY}</title>`);
};
const redirect: Reply = (response) => {
  response.writeHead(302, { location: `${peer.url}/elsewhere` });
  response.end();
};
const tenMegabytes: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const chunk = Buffer.alloc(64 * 1024, "a");
  const push = (left: number) => {
    if (left > 0 && !response.destroyed) response.write(chunk, () => push(left - 1));
    else response.end();
  };
  response.write('{"agent_id":"');
  push(160);
};
const okWord: Reply = (response) => {
  response.end("OK");
};
const emptyBody: Reply = (response) => {
  response.end();
};
const nested: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(`{"agent_id":"agent_1","x":${"[".repeat(5000)}${"]".repeat(5000)}}`);
};

describe("S4: answers that are none", () => {
  it.each([
    ["nothing at all", silent, "timeout"],
    ["a body that never ends", dripping, "timeout"],
    ["a reset before the answer", resetBefore, "network"],
    ["a reset within the body", resetWithin, "network"],
    ["a web page with status 200", webPage, "bad_response"],
    ["a redirect", redirect, "bad_response"],
    ["ten megabytes", tenMegabytes, "bad_response"],
    ["nesting without end", nested, "bad_response"],
    ["JSON of another shape", json(200, { hello: "world" }), "bad_response"],
    ["a list where an object belongs", json(200, [AGENT]), "bad_response"],
    ["plain text", okWord, "bad_response"],
    ["an empty body", emptyBody, "bad_response"],
  ])("S4: %s is a typed error, and a create may have happened", async (_, reply, kind) => {
    peer.reply(reply);
    const error = await failureOf(create(kind === "timeout" ? 1000 : undefined));
    expect(error).toMatchObject({ service: "retell", operation: "agents.create", kind, outcome: "unknown" });
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain(KEY);
    expect(peer.seen).toHaveLength(1);
  });

  it("S4: a redirect is never followed, so the key goes nowhere else", async () => {
    peer.reply(redirect);
    await failureOf(get());
    expect(peer.seen.map(({ path }) => path)).not.toContain("/elsewhere");
  });

  it("S4: the wrong fields are named, their values are not", async () => {
    peer.reply(json(200, { ...AGENT, version: "s3cr3t-value", voice_id: null }));
    const error = await failureOf(get());
    expect(error).toMatchObject({ kind: "bad_response", detail: "wrong fields: version, voice_id" });
    expect(JSON.stringify(error)).not.toContain("s3cr3t");
  });

  it("S4: a deed without an answer is not taken for done when a web page says so", async () => {
    peer.reply(webPage);
    expect(await failureOf(retell().agents.remove(AGENT.agent_id))).toMatchObject({ kind: "bad_response" });
    peer.reply(json(204, undefined));
    await expect(retell().agents.remove(AGENT.agent_id)).resolves.toBeUndefined();
    peer.reply(okWord);
    await expect(retell().agents.publish(AGENT.agent_id, 3)).resolves.toBeUndefined();
  });

  it("a long call's answer may be larger than others", async () => {
    const transcript = "x".repeat(3 * 1024 * 1024);
    peer.reply(json(200, { ...CALL, transcript }));
    expect((await retell().calls.get(CALL.call_id)).transcriptText).toHaveLength(transcript.length);
    peer.reply(json(200, { ...AGENT, transcript }));
    expect(await failureOf(retell().agents.get(AGENT.agent_id))).toMatchObject({ kind: "bad_response" });
  });

  it("nobody listening is a refusal: the request was never sent", async () => {
    const gone = await startPeer();
    await gone.close();
    const dead = createRetell({ apiKey: KEY, baseUrl: gone.url, pause: async () => undefined });
    const error = await failureOf(dead.calls.dial({ fromNumber: "+14155550199", toNumber: "+14155550100" }));
    expect(error).toMatchObject({ kind: "network", outcome: "refused", retryable: true, code: "ECONNREFUSED" });
  });
});

describe("S2: a service that is ill for a while", () => {
  const ill = [refusal(429, "slow down"), refusal(500, "oops"), refusal(503, "busy"), refusal(409, "conflict")];

  it.each(ill)("S2: a read comes through after two failures", async (reply) => {
    peer.reply(reply, reply, json(200, AGENT));
    expect((await get()).retellAgentId).toBe(AGENT.agent_id);
    expect(peer.seen).toHaveLength(3);
  });

  it("S2: a read survives a reset, and gives up after three tries", async () => {
    peer.reply(resetBefore, resetWithin, json(200, AGENT));
    expect((await get()).retellAgentId).toBe(AGENT.agent_id);
    peer.reply(refusal(500, "oops"));
    expect(await failureOf(get())).toMatchObject({
      kind: "unavailable",
      status: 500,
      outcome: "refused",
      retryable: true,
    });
    expect(peer.seen).toHaveLength(3);
  });

  it.each([
    ["retry-after", "4", 4000],
    ["retry-after-ms", "2500", 2500],
    ["ratelimit-reset", "6", 6000],
  ])("S2: waits as long as %s says, within 20 %%", async (header, value, expectedMs) => {
    const throttled = refusal(429, "slow down", { [header]: value, "x-ratelimit-limiter": "list" });
    peer.reply(throttled, throttled, json(200, AGENT));
    await get();
    expect(waits).toHaveLength(2);
    for (const wait of waits) {
      expect(wait).toBeGreaterThanOrEqual(expectedMs);
      expect(wait).toBeLessThanOrEqual(expectedMs * 1.2);
    }
  });

  it("S9: after five failures in a row nothing is sent any more, until one that goes out now and then is answered", async () => {
    const client = createRetell({
      apiKey: KEY,
      baseUrl: peer.url,
      pause: async () => undefined,
      circuit: { failures: 5, pauseMs: 600_000 },
    });
    const agentOf = () => client.agents.get(AGENT.agent_id);
    peer.reply(...Array.from({ length: 5 }, () => refusal(503, "down")));
    // A read is tried three times.
    expect(await failureOf(agentOf())).toMatchObject({ kind: "unavailable" });
    expect(await failureOf(agentOf())).toMatchObject({ kind: "circuit_open", outcome: "refused", retryable: true });
    expect((await failureOf(agentOf())).retryAfterMs).toBeGreaterThan(0);
    expect(peer.seen).toHaveLength(5);
  });

  it("S9: a refusal is no failure of the service, and an answer closes the circuit", async () => {
    const circuit = new Circuit({ failures: 2, pauseMs: 0 });
    circuit.note(true);
    circuit.note(false);
    circuit.note(true);
    expect(circuit.shutForMs()).toBe(0);
    const shut = new Circuit({ failures: 2, pauseMs: 600_000 });
    shut.note(true);
    shut.note(true);
    expect(shut.shutForMs()).toBeGreaterThan(0);
    shut.note(false);
    expect(shut.shutForMs()).toBe(0);
    const client = createRetell({ apiKey: KEY, baseUrl: peer.url, circuit: { failures: 1, pauseMs: 600_000 } });
    peer.reply(refusal(400, "no"), json(200, AGENT));
    await failureOf(client.agents.get(AGENT.agent_id));
    expect((await client.agents.get(AGENT.agent_id)).retellAgentId).toBe(AGENT.agent_id);
  });

  it("S4: an act with a deadline waits for one answer no longer than half of it, and asks nothing after it", async () => {
    peer.reply(silent, json(200, AGENT));
    const client = createRetell({ apiKey: KEY, baseUrl: peer.url });
    const failures = await withinDeadline(1_000, async () => {
      const first = await failureOf(client.agents.get(AGENT.agent_id));
      expect(timeLeftMs()).toBeLessThanOrEqual(600);
      while (timeLeftMs() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
      return [first, await failureOf(client.agents.get(AGENT.agent_id))];
    });
    expect(failures).toMatchObject([{ kind: "timeout" }, { kind: "timeout", outcome: "refused" }]);
    expect(peer.seen).toHaveLength(1);
    expect(timeLeftMs()).toBe(Infinity);
  });

  it("S2: understands a date in retry-after", async () => {
    const at = new Date(Date.now() + 3_600_000).toUTCString();
    peer.reply(refusal(429, "slow down", { "retry-after": at }));
    const { retryAfterMs } = await failureOf(get());
    expect(retryAfterMs).toBeGreaterThan(3_000_000);
    expect(retryAfterMs).toBeLessThanOrEqual(3_600_000);
  });

  it("S2: what cannot be done within 30 s is left to a job, with the time to wait", async () => {
    peer.reply(refusal(429, "slow down", { "retry-after": "40" }));
    const error = await failureOf(get());
    expect(error).toMatchObject({ kind: "rate_limited", retryable: true, retryAfterMs: 40_000 });
    expect([peer.seen.length, waits]).toEqual([1, []]);
  });

  it("S2: two waits of 12 s and three attempts of 15 s would be too long: one wait is taken", async () => {
    peer.reply(refusal(429, "slow down", { "retry-after": "12" }));
    await failureOf(retell(15_000).agents.get(AGENT.agent_id));
    expect(waits).toHaveLength(1);
  });

  it("S2: a refusal is not repeated", async () => {
    peer.reply(refusal(400, "Invalid request format, please check API reference."));
    expect(await failureOf(get())).toMatchObject({ kind: "rejected", status: 400, retryable: false });
    expect(peer.seen).toHaveLength(1);
  });
});

describe("S3: creates are never done twice", () => {
  it.each([
    ["no answer", silent],
    ["a 500", refusal(500, "oops")],
    ["a 503 that asks to come back", refusal(503, "busy", { "retry-after": "1" })],
    ["a reset", resetBefore],
    ["a 409", refusal(409, "conflict")],
  ])("S3: after %s a create is not sent again", async (_, reply) => {
    peer.reply(reply, json(201, AGENT));
    await failureOf(create(reply === silent ? 1000 : undefined));
    expect(peer.seen).toHaveLength(1);
  });

  it("S3: 429 surely did nothing, so an LLM or agent is created at the second try", async () => {
    peer.reply(refusal(429, "slow down"), json(201, AGENT));
    expect((await create()).retellAgentId).toBe(AGENT.agent_id);
    peer.reply(refusal(429, "slow down"), json(201, LLM));
    expect((await retell().llms.create({ generalPrompt: "Be kind." })).retellLlmId).toBe(LLM.llm_id);
  });

  it.each([
    ["no answer", silent, "unknown"],
    ["a 500 after the phone rang", refusal(500, "oops"), "unknown"],
    ["a 429", refusal(429, "slow down", { "retry-after": "1" }), "refused"],
    ["a reset", resetBefore, "unknown"],
  ] as const)("S3: dialling is sent once, whatever comes back: %s", async (_, reply, outcome) => {
    peer.reply(reply, json(201, CALL));
    const { calls } = retell(reply === silent ? 1000 : undefined);
    const dial = calls.dial({ fromNumber: "+14155550199", toNumber: "+14155550100" });
    expect(await failureOf(dial)).toMatchObject({ operation: "calls.dial", outcome });
    expect(peer.seen).toHaveLength(1);
    peer.reply(reply, json(201, { call_id: "call_1", access_token: "t" }));
    const web = calls.createWebCall({ retellAgentId: AGENT.agent_id });
    expect(await failureOf(web)).toMatchObject({ operation: "calls.createWebCall", outcome });
    expect([peer.seen.length, waits]).toEqual([1, []]);
  });
});

describe("S1: what the service refuses", () => {
  it("S1: a 4xx is surely not done, with the service's reason for operators", async () => {
    peer.reply(refusal(422, "Voice retell-Nobody is not available."));
    expect(await failureOf(create())).toMatchObject({
      message: "retell agents.create: rejected (422)",
      outcome: "refused",
      retryable: false,
      notFound: false,
      detail: "Voice retell-Nobody is not available.",
    });
  });

  it("S1: an unknown id is not found, be it 404 or 422", async () => {
    peer.reply(refusal(422, "Cannot find requested asset under given api key."));
    expect((await failureOf(get())).notFound).toBe(true);
    peer.reply(refusal(404, "The requested resource was not found."));
    expect((await failureOf(get())).notFound).toBe(true);
  });

  it("S1: removing what is gone already counts as removed", async () => {
    peer.reply(refusal(422, "Cannot find requested asset under given api key."));
    await expect(retell().llms.remove(LLM.llm_id)).resolves.toBeUndefined();
    peer.reply(refusal(400, "LLM is still used by an agent."));
    expect(await failureOf(retell().llms.remove(LLM.llm_id))).toMatchObject({ status: 400 });
  });

  it("S4: a reason never carries keys or passwords, and is short", async () => {
    const words = `Bad key ${KEY}, Authorization: Bearer abc.def, password=hunter2, sip "Tr0ub4dor&3xyz" key_0123abcd\n${"x".repeat(900)}`;
    peer.reply(refusal(400, words));
    const error = await failureOf(
      retell().phoneNumbers.import({
        phoneNumber: "+14155550199",
        terminationUri: "acme.pstn.twilio.com",
        sipUsername: "acme",
        sipPassword: "Tr0ub4dor&3xyz",
      }),
    );
    expect(error.detail).toHaveLength(300);
    for (const secret of [KEY, "abc.def", "hunter2", "Tr0ub4dor", "0123abcd", "\n"]) {
      expect(error.detail).not.toContain(secret);
    }
    expect(error.message).toBe("retell phoneNumbers.import: rejected (400)");
    expect(peer.seen[0]?.body).toContain("Tr0ub4dor&3xyz");
  });
});

describe("S6: a service that lies", () => {
  it.each(["<script>alert(1)</script>", "../../x", "", "a b", "x".repeat(129)])(
    "S6: the id %j is refused",
    async (id) => {
      peer.reply(json(201, { ...AGENT, agent_id: id }));
      expect(await failureOf(create())).toMatchObject({ kind: "bad_response", detail: "wrong fields: agent_id" });
      peer.reply(json(201, { ...LLM, llm_id: id }));
      expect(await failureOf(retell().llms.create({}))).toMatchObject({ kind: "bad_response" });
      peer.reply(json(201, { ...CALL, call_id: id }));
      const dial = retell().calls.dial({ fromNumber: "+14155550199", toNumber: "+14155550100" });
      expect(await failureOf(dial)).toMatchObject({ kind: "bad_response", outcome: "unknown" });
    },
  );

  it("S6: one odd call does not hide the others of its page, and is named", async () => {
    const odd = { ...CALL, call_id: "call_odd", duration_ms: -5 };
    const nameless = { ...CALL, call_id: "<script>" };
    peer.reply(json(200, { items: [odd, CALL, nameless, 7], has_more: true, pagination_key: "k2" }));
    const page = await retell().calls.list();
    expect(page.items.map(({ retellCallId }) => retellCallId)).toEqual([CALL.call_id]);
    expect(page.nextCursor).toBe("k2");
    expect(page.odd.map(({ providerId, problems }) => [providerId, problems.map(({ path }) => path)])).toEqual([
      ["call_odd", ["duration_ms"]],
      [undefined, ["call_id"]],
      [undefined, [""]],
    ]);
  });

  it("S6: a list that promises more without a key, or turns in circles, is an error and not an end", async () => {
    peer.reply(json(200, { items: [], has_more: true }));
    expect(await failureOf(retell().calls.list())).toMatchObject({ kind: "bad_response" });
    peer.reply(json(200, { items: [LLM], has_more: true, pagination_key: "again" }));
    const walk = async () => {
      for await (const llm of retell().llms.listAll()) expect(llm.retellLlmId).toBe(LLM.llm_id);
    };
    expect(await failureOf(walk())).toMatchObject({ kind: "bad_response", detail: "the same cursor twice" });
  });
});
