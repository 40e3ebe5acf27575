import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRetell } from "../src/index";
import { fromWire, toWire } from "../src/retell/words";
import { json, startPeer, type Peer } from "./peer";
import { AGENT, CALL, LLM } from "./wire-samples";

let peer: Peer;
beforeAll(async () => {
  peer = await startPeer();
});
afterAll(() => peer.close());
const retell = () => createRetell({ apiKey: "key_test", baseUrl: peer.url });
const sent = () => ({
  route: `${peer.seen[0]?.method} ${peer.seen[0]?.path}`,
  body: peer.seen[0]?.body ? (JSON.parse(peer.seen[0].body) as unknown) : undefined,
});

describe("our words and the provider's", () => {
  it("settings of an LLM go out in snake_case, with free keys untouched and unset ones left out", async () => {
    peer.reply(json(201, LLM));
    await retell().llms.create({
      generalPrompt: "Be kind.",
      beginMessage: null,
      startSpeaker: "agent",
      model: "a-model-of-tomorrow",
      s2sModel: undefined,
      defaultDynamicVariables: { voxcallsAgentId: "a-1" },
      retellKnowledgeBaseIds: ["knowledge_base_1"],
      generalTools: [
        { type: "end_call", name: "end_call", speakDuringExecution: true },
        {
          type: "custom",
          name: "lookUp",
          url: "https://acme.example/look-up",
          timeoutMs: 5000,
          headers: { "X-Acme-Key": "k" },
          responseVariables: { fullName: "data.fullName" },
          parameters: {
            type: "object",
            properties: { orderId: { type: "string", minLength: 1 } },
            required: ["orderId"],
          },
        },
      ],
      states: [{ name: "greet", statePrompt: "Hi", edges: [{ destinationStateName: "book", description: "wants" }] }],
    });
    expect(sent()).toEqual({
      route: "POST /create-retell-llm",
      body: {
        general_prompt: "Be kind.",
        begin_message: null,
        start_speaker: "agent",
        model: "a-model-of-tomorrow",
        default_dynamic_variables: { voxcallsAgentId: "a-1" },
        knowledge_base_ids: ["knowledge_base_1"],
        general_tools: [
          { type: "end_call", name: "end_call", speak_during_execution: true },
          {
            type: "custom",
            name: "lookUp",
            url: "https://acme.example/look-up",
            timeout_ms: 5000,
            headers: { "X-Acme-Key": "k" },
            response_variables: { fullName: "data.fullName" },
            parameters: {
              type: "object",
              properties: { orderId: { type: "string", minLength: 1 } },
              required: ["orderId"],
            },
          },
        ],
        states: [
          { name: "greet", state_prompt: "Hi", edges: [{ destination_state_name: "book", description: "wants" }] },
        ],
      },
    });
  });

  it("an agent is created on its LLM and read back with its ids", async () => {
    peer.reply(json(201, AGENT));
    const agent = await retell().agents.create({
      agentName: "acme · Front desk",
      voiceId: "retell-Cimo",
      language: "en-US",
      interruptionSensitivity: 0.8,
      webhookUrl: null,
      responseEngine: { type: "retell-llm", retellLlmId: LLM.llm_id },
    });
    expect(sent()).toEqual({
      route: "POST /create-agent",
      body: {
        agent_name: "acme · Front desk",
        voice_id: "retell-Cimo",
        language: "en-US",
        interruption_sensitivity: 0.8,
        webhook_url: null,
        response_engine: { type: "retell-llm", llm_id: LLM.llm_id },
      },
    });
    expect(agent).toEqual({
      retellAgentId: AGENT.agent_id,
      version: 0,
      isPublished: false,
      name: "acme · Front desk",
      voiceId: "retell-Cimo",
      retellLlmId: LLM.llm_id,
      webhookUrl: undefined,
      modifiedAtMs: 1_760_000_000_000,
      settings: {
        agentName: "acme · Front desk",
        voiceId: "retell-Cimo",
        webhookUrl: undefined,
        responseEngine: { type: "retell-llm", retellLlmId: LLM.llm_id, version: 0 },
      },
    });
  });

  it("a version goes into the query, the rest into the body", async () => {
    peer.reply(json(200, AGENT));
    await retell().agents.update(AGENT.agent_id, { voiceSpeed: 1.2 }, "latest_published");
    expect(sent()).toEqual({
      route: `PATCH /update-agent/${AGENT.agent_id}?version=latest_published`,
      body: { voice_speed: 1.2 },
    });
  });

  it("import and update of a number call the SIP password by different names", async () => {
    const number = { phone_number: "+14155550199", phone_number_type: "custom", last_modification_timestamp: 1 };
    peer.reply(json(201, number));
    await retell().phoneNumbers.import({
      phoneNumber: "+14155550199",
      terminationUri: "acme.pstn.twilio.com",
      sipUsername: "acme",
      sipPassword: "Tr0ub4dor&3xyz",
      inboundAgents: [{ retellAgentId: "agent_1", agentVersion: 3 }],
    });
    expect(sent().body).toEqual({
      phone_number: "+14155550199",
      termination_uri: "acme.pstn.twilio.com",
      sip_trunk_auth_username: "acme",
      sip_trunk_auth_password: "Tr0ub4dor&3xyz",
      inbound_agents: [{ agent_id: "agent_1", agent_version: 3, weight: 1 }],
    });
    peer.reply(json(200, number));
    await retell().phoneNumbers.update("+14155550199", { inboundAgents: null, sipPassword: "Tr0ub4dor&3xyz" });
    expect(sent()).toEqual({
      route: "PATCH /update-phone-number/+14155550199",
      body: { inbound_agents: null, auth_password: "Tr0ub4dor&3xyz" },
    });
  });

  it("a dial carries its agent, variables as text and metadata as it is", async () => {
    peer.reply(json(201, { ...CALL, call_status: "registered" }));
    const call = await retell().calls.dial({
      fromNumber: "+14155550199",
      toNumber: "+14155550100",
      retellAgentId: "agent_1",
      agentVersion: 2,
      dynamicVariables: { visits: 3 },
      metadata: { tenantId: "t-1" },
      agentOverride: { agent: { maxCallDurationMs: 60_000 } },
    });
    expect(call.status).toBe("registered");
    expect(sent()).toEqual({
      route: "POST /v2/create-phone-call",
      body: {
        from_number: "+14155550199",
        to_number: "+14155550100",
        override_agent_id: "agent_1",
        override_agent_version: 2,
        retell_llm_dynamic_variables: { visits: "3" },
        metadata: { tenantId: "t-1" },
        agent_override: { agent: { max_call_duration_ms: 60_000 } },
      },
    });
  });

  it("a list of calls asks with typed filters", async () => {
    peer.reply(json(200, { items: [], has_more: false }));
    await retell().calls.list({
      cursor: "k1",
      order: "oldest",
      filter: { startedFromMs: 1, startedToMs: 2, endedFromMs: 3, statuses: ["ended"], metadata: { mark: "m" } },
    });
    expect(sent()).toEqual({
      route: "POST /v3/list-calls",
      body: {
        limit: 100,
        pagination_key: "k1",
        sort_order: "ascending",
        filter_criteria: {
          start_timestamp: { type: "range", op: "bt", value: [1, 2] },
          end_timestamp: { type: "number", op: "ge", value: 3 },
          call_status: { type: "enum", op: "in", value: ["ended"] },
          metadata: [{ type: "string", op: "eq", key: "mark", value: "m" }],
        },
      },
    });
  });

  it("what comes in can go out again: no field changes its meaning on the way", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(_[a-z][a-z0-9]{0,5}){0,3}$/);
    const value = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.array(tie("node")),
        fc.dictionary(name, tie("node")),
      ),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(name, value), (wire) => {
        expect(toWire<Record<string, unknown>>(fromWire(wire))).toEqual(wire);
      }),
    );
  });

  it("every field of the SDK whose keys are the customer's own is left alone", () => {
    const resources = join(dirname(createRequire(import.meta.url).resolve("retell-sdk")), "resources");
    const free = new Set<string>();
    for (const file of ["llm", "agent", "call", "conversation-flow", "phone-number"]) {
      const types = readFileSync(join(resources, `${file}.d.ts`), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
      for (const [, field] of types.matchAll(/(\w+)\??: \{\s*\[key: string\]/g)) free.add(field ?? "");
      for (const [, field] of types.matchAll(/(\w+)\??: unknown;/g)) free.add(field ?? "");
    }
    expect(free.size).toBeGreaterThan(8);
    for (const field of free) {
      expect([field, fromWire({ [field]: { Their_Own_key: { inner_key: 1 } } })]).toEqual([
        field,
        { [Object.keys(fromWire({ [field]: 1 }))[0] ?? ""]: { Their_Own_key: { inner_key: 1 } } },
      ]);
    }
  });
});
