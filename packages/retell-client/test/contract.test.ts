import { startSandbox, type RunningSandbox } from "@voxcalls/sandbox/app";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createRetell, createTwilio, type RetellClient, UpstreamError } from "../src/index";
import { realRetellKey } from "./env";
import { json, startPeer, type Peer } from "./peer";

const KEY = "key_voxcalls_sandbox";
let sandbox: RunningSandbox;
let receiver: Peer;
let retell: RetellClient;

beforeAll(async () => {
  [sandbox, receiver] = await Promise.all([startSandbox(), startPeer()]);
  retell = createRetell({ apiKey: KEY, baseUrl: sandbox.url });
});
afterEach(() => control("DELETE", "/faults"));
afterAll(async () => {
  await Promise.all([sandbox.close(), receiver.close()]);
});

const twilio = () =>
  createTwilio({
    accountSid: `AC${"0".repeat(32)}`,
    authToken: "voxcalls-sandbox",
    baseUrl: `${sandbox.url}/twilio`,
  });

async function control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${sandbox.url}/_sandbox${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === "" ? {} : JSON.parse(text);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

const failureOf = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: unknown) => (error instanceof UpstreamError ? error : undefined),
  );

async function makeAgent(name: string, webhookUrl: string | null = null) {
  const llm = await retell.llms.create({
    generalPrompt: "You answer the phone of Acme Dental. We are open from 9 to 5.",
    beginMessage: "Acme Dental, hello.",
    generalTools: [{ type: "end_call", name: "end_call", description: "When the caller says goodbye" }],
    defaultDynamicVariables: { voxcalls_agent_id: name },
  });
  const agent = await retell.agents.create({
    agentName: name,
    voiceId: "retell-Cimo",
    language: "en-US",
    responsiveness: 0.9,
    interruptionSensitivity: 0.7,
    ambientSound: null,
    webhookUrl,
    responseEngine: { type: "retell-llm", retellLlmId: llm.retellLlmId },
  });
  return { llm, agent };
}

describe("the workspace", () => {
  it("says who we are, what may run at once, and which voices there are", async () => {
    expect((await retell.whoAmI()).workspaceName).not.toBe("");
    expect((await retell.concurrency()).limit).toBeGreaterThan(0);
    const voices = await retell.voices.list();
    expect(voices.find(({ voiceId }) => voiceId === "retell-Cimo")).toMatchObject({ provider: expect.any(String) });
    expect(voices.some(({ previewUrl }) => previewUrl !== undefined)).toBe(true);
  });

  it("refuses another key", async () => {
    const stranger = createRetell({ apiKey: "key_of_a_stranger", baseUrl: sandbox.url });
    expect(await failureOf(stranger.whoAmI())).toMatchObject({ kind: "rejected", status: 401, retryable: false });
  });
});

describe("agents and their LLMs", () => {
  it("live from create to remove, and both carry our mark where lists show it", async () => {
    const { llm, agent } = await makeAgent("acme · life");
    expect(agent).toMatchObject({ name: "acme · life", retellLlmId: llm.retellLlmId, voiceId: "retell-Cimo" });

    const marked = (await all(retell.llms.listAll())).filter(
      ({ settings }) =>
        (settings.defaultDynamicVariables as Record<string, string>).voxcalls_agent_id === "acme · life",
    );
    expect(marked.map(({ retellLlmId }) => retellLlmId)).toEqual([llm.retellLlmId]);
    expect(await all(retell.agents.listAll("acme · life"))).toMatchObject([{ retellAgentId: agent.retellAgentId }]);

    await retell.llms.update(llm.retellLlmId, { generalPrompt: "Be brief.", beginMessage: null });
    await retell.agents.update(agent.retellAgentId, { agentName: "acme · later", voiceSpeed: 1.2 });
    expect((await retell.llms.get(llm.retellLlmId)).settings).toMatchObject({ generalPrompt: "Be brief." });
    expect(await retell.agents.get(agent.retellAgentId)).toMatchObject({
      name: "acme · later",
      settings: { voiceSpeed: 1.2, responsiveness: 0.9 },
    });

    expect(await failureOf(retell.llms.remove(llm.retellLlmId))).toMatchObject({ status: 400, outcome: "refused" });
    await retell.agents.remove(agent.retellAgentId);
    await retell.llms.remove(llm.retellLlmId);
    await retell.agents.remove(agent.retellAgentId);
    await retell.llms.remove(llm.retellLlmId);
    expect(await failureOf(retell.agents.get(agent.retellAgentId))).toMatchObject({ notFound: true });
    expect(await failureOf(retell.llms.get(llm.retellLlmId))).toMatchObject({ notFound: true });
  });

  it("publish a version and go on with a draft made from it", async () => {
    const { agent } = await makeAgent("acme · versions");
    await retell.agents.publish(agent.retellAgentId, agent.version, "first");
    const draft = await retell.agents.createVersion(agent.retellAgentId, agent.version);
    expect(draft.version).toBeGreaterThan(agent.version);
    expect((await retell.agents.get(agent.retellAgentId, "latest_published")).version).toBe(agent.version);
    expect((await retell.agents.get(agent.retellAgentId)).version).toBe(draft.version);
  });

  it("are listed page by page, each once", async () => {
    const made = await Promise.all(["a", "b", "c"].map((letter) => makeAgent(`paging ${letter}`)));
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await retell.agents.list({ query: "paging", limit: 2, cursor });
      seen.push(...page.items.map(({ retellAgentId }) => retellAgentId));
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    expect(seen.sort()).toEqual(made.map(({ agent }) => agent.retellAgentId).sort());
  });

  it("S1: a voice that does not exist is refused with a reason", async () => {
    const { llm } = await makeAgent("acme · voiceless");
    const error = await failureOf(
      retell.agents.create({
        voiceId: "retell-Nobody",
        responseEngine: { type: "retell-llm", retellLlmId: llm.retellLlmId },
      }),
    );
    expect(error).toMatchObject({ kind: "rejected", outcome: "refused" });
    expect(error?.detail).not.toBe("");
  });

  it("S3: a create whose answer is lost happened once, and can be found by its mark", async () => {
    const hasty = createRetell({ apiKey: KEY, baseUrl: sandbox.url, timeoutMs: 4_000 });
    await control("POST", "/faults", { match: { path: "/create-retell-llm" }, kind: "hang", after: "after" });
    const mark = { voxcalls_agent_id: "lost answer" };
    expect(await failureOf(hasty.llms.create({ defaultDynamicVariables: mark }))).toMatchObject({
      kind: "timeout",
      outcome: "unknown",
    });
    const found = (await all(retell.llms.listAll())).filter(
      ({ settings }) =>
        (settings.defaultDynamicVariables as Record<string, string> | undefined)?.voxcalls_agent_id === "lost answer",
    );
    expect(found).toHaveLength(1);
  });
});

describe("a number, from Twilio's shelf to a call", () => {
  it("is bought, put on the trunk, imported, bound, called, and every webhook of the call is genuine", async () => {
    const { numbers, trunks, sip } = twilio();
    const [offer] = await numbers.listAvailable({ countryCode: "US", type: "local" });
    if (offer === undefined) throw new Error("the shelf is empty");
    const bought = await numbers.buy(offer.phoneNumber, { friendlyName: "Front desk" });
    expect(await numbers.listOwned(offer.phoneNumber)).toMatchObject([{ twilioNumberSid: bought.twilioNumberSid }]);

    const trunk = await trunks.create({ friendlyName: "Acme", domainName: "acme-contract.pstn.twilio.com" });
    const url = await trunks.originationUrls.create(trunk.twilioTrunkSid, {
      friendlyName: "Retell",
      sipUrl: "sip:sip.retellai.com;transport=tcp",
    });
    expect(await trunks.originationUrls.list(trunk.twilioTrunkSid)).toEqual([url]);
    const credentials = await sip.createCredentialList("Retell");
    await sip.createCredential(credentials.twilioCredentialListSid, { username: "retell", password: "Sup3rSecret99" });
    expect(await sip.listCredentials(credentials.twilioCredentialListSid)).toMatchObject([{ username: "retell" }]);
    await trunks.credentialLists.attach(trunk.twilioTrunkSid, credentials.twilioCredentialListSid);
    expect(await trunks.credentialLists.list(trunk.twilioTrunkSid)).toEqual([credentials]);

    const attached = await numbers.attachToTrunk(bought.twilioNumberSid, trunk.twilioTrunkSid);
    expect(attached.twilioTrunkSid).toBe(trunk.twilioTrunkSid);
    expect(await trunks.phoneNumbers.list(trunk.twilioTrunkSid)).toMatchObject([{ phoneNumber: offer.phoneNumber }]);

    const { agent } = await makeAgent("acme · reached", receiver.url);
    const imported = await retell.phoneNumbers.import({
      phoneNumber: offer.phoneNumber,
      terminationUri: trunk.domainName ?? "",
      sipUsername: "retell",
      sipPassword: "Sup3rSecret99",
      nickname: "Front desk",
    });
    expect(imported).toMatchObject({ kind: "custom", inboundAgents: [], sipUsername: "retell" });
    const share = { retellAgentId: agent.retellAgentId };
    const bound = await retell.phoneNumbers.update(offer.phoneNumber, {
      inboundAgents: [share],
      outboundAgents: [share],
      allowedOutboundCountries: ["DE"],
    });
    expect(bound.inboundAgents).toMatchObject([{ retellAgentId: agent.retellAgentId, weight: 1 }]);
    expect(bound).toMatchObject({ allowedOutboundCountries: ["DE"], allowedInboundCountries: undefined });
    const freed = await retell.phoneNumbers.update(offer.phoneNumber, { allowedOutboundCountries: null });
    expect(freed.allowedOutboundCountries).toBeUndefined();
    expect(await retell.phoneNumbers.get(offer.phoneNumber)).toMatchObject({ inboundAgents: bound.inboundAgents });
    expect((await all(retell.phoneNumbers.listAll())).map(({ phoneNumber }) => phoneNumber)).toContain(
      offer.phoneNumber,
    );

    receiver.reply(json(204, undefined));
    const { call_id } = await control("POST", "/calls", {
      to_number: offer.phoneNumber,
      from_number: "+14155550100",
      script: ["What are your hours?", "Thanks, goodbye."],
    });
    await sandbox.idle();

    const verdicts = receiver.seen.map(({ body, headers }) =>
      retell.webhooks.verify(body, String(headers["x-retell-signature"]), Date.now()),
    );
    expect(verdicts.length).toBeGreaterThanOrEqual(3);
    expect(new Set(verdicts.map(({ ok }) => ok))).toEqual(new Set([true]));
    const events = receiver.seen.map(({ body }) => retell.webhooks.parse(body));
    expect(events.map((event) => event.ok && event.value.event)).toEqual(
      expect.arrayContaining(["call_started", "call_ended", "call_analyzed"]),
    );

    const analyzed = events.find((event) => event.ok && event.value.event === "call_analyzed");
    const told = analyzed?.ok && analyzed.value.kind === "call" ? analyzed.value.call : undefined;
    const call = await retell.calls.get(String(call_id));
    expect(told).toEqual(call);
    expect(call).toMatchObject({
      status: "ended",
      direction: "inbound",
      retellAgentId: agent.retellAgentId,
      fromNumber: "+14155550100",
      toNumber: offer.phoneNumber,
      disconnectionReason: expect.any(String),
      analysis: { summary: expect.any(String) },
      cost: { combinedCents: expect.stringMatching(/^\d+(\.\d+)?$/) },
    });
    expect(call.durationMs).toBe((call.endedAtMs ?? 0) - (call.startedAtMs ?? 0));
    expect(call.utterances?.map(({ content }) => content)).toEqual(
      expect.arrayContaining(["Acme Dental, hello.", "What are your hours?"]),
    );
    expect(call.utterances?.every(({ words }) => words.length > 0)).toBe(true);
    expect(call.transcript?.map(({ kind }) => kind)).not.toContain("other");
    expect(call.recordingMultiChannelUrl).toMatch(/^http/);

    const [item] = (await retell.calls.list({ filter: { retellAgentIds: [agent.retellAgentId] } })).items;
    expect(item).toMatchObject({ retellCallId: call_id, durationMs: call.durationMs, utterances: undefined });
    const during = { startedFromMs: (call.startedAtMs ?? 0) - 1, startedToMs: (call.startedAtMs ?? 0) + 1 };
    expect((await all(retell.calls.listAll(during))).map(({ retellCallId }) => retellCallId)).toContain(call_id);
    expect(await all(retell.calls.listAll({ ...during, startedToMs: during.startedFromMs }))).toEqual([]);

    await retell.calls.remove(call.retellCallId);
    await retell.calls.remove(call.retellCallId);
    await retell.phoneNumbers.remove(offer.phoneNumber);
    await trunks.phoneNumbers.detach(trunk.twilioTrunkSid, bought.twilioNumberSid);
    expect(await trunks.phoneNumbers.list(trunk.twilioTrunkSid)).toEqual([]);
    await numbers.remove(bought.twilioNumberSid);
    expect(await numbers.listOwned(offer.phoneNumber)).toEqual([]);
    expect((await trunks.list()).map(({ twilioTrunkSid }) => twilioTrunkSid)).toContain(trunk.twilioTrunkSid);
  });

  it("S3: a dial that ends in a 500 after the phone rang is one call, found by its metadata", async () => {
    const { agent } = await makeAgent("acme · dialler");
    await retell.phoneNumbers.import({ phoneNumber: "+14155550177", terminationUri: "acme.pstn.twilio.com" });
    await control("POST", "/faults", {
      match: { path: "/v2/create-phone-call" },
      kind: "status",
      status: 500,
      after: "after",
      times: "always",
    });
    const dial = retell.calls.dial({
      fromNumber: "+14155550177",
      toNumber: "+14155550101",
      retellAgentId: agent.retellAgentId,
      dynamicVariables: { visits: 3 },
      metadata: { dialMark: "d-1" },
    });
    expect(await failureOf(dial)).toMatchObject({ operation: "calls.dial", status: 500, outcome: "unknown" });
    await sandbox.idle();
    const calls = await all(retell.calls.listAll({ metadata: { dialMark: "d-1" } }));
    expect(calls).toMatchObject([{ direction: "outbound", dynamicVariables: { visits: "3" } }]);
  });

  it("a web call gives a browser what it needs to join, and can be stopped", async () => {
    const { agent } = await makeAgent("acme · browser");
    const connection = await retell.calls.createWebCall({ retellAgentId: agent.retellAgentId, metadata: { a: 1 } });
    expect(connection).toMatchObject({ accessToken: expect.any(String), transport: "gateway" });
    expect(connection.expiresAtMs).toBeGreaterThan(Date.now());
    expect(await retell.calls.get(connection.retellCallId)).toMatchObject({ type: "web_call", status: "registered" });
    await control("POST", `/calls/${connection.retellCallId}/join`, { live: true });
    await retell.calls.stop(connection.retellCallId);
    await sandbox.idle();
    expect(await retell.calls.get(connection.retellCallId)).toMatchObject({
      status: "ended",
      disconnectionReason: "manual_stopped",
    });
  });
});

describe.skipIf(realRetellKey === undefined)("the real service, reads only", () => {
  it("answers in the shapes that we read", async () => {
    const real = createRetell({ apiKey: realRetellKey ?? "" });
    expect((await real.whoAmI()).workspaceName).not.toBe("");
    expect((await real.concurrency()).limit).toBeGreaterThan(0);
    expect((await real.voices.list()).length).toBeGreaterThan(0);
    for (const page of [
      await real.agents.list({ limit: 10 }),
      await real.llms.list({ limit: 10 }),
      await real.phoneNumbers.list({ limit: 10 }),
      await real.calls.list({ limit: 10 }),
    ]) {
      expect(page.odd).toEqual([]);
    }
  });
});
