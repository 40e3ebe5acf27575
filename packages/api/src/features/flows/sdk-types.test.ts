import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { World } from "../../../testing/harness";
import { sdkComplaints, type SentBody } from "../../../testing/sdk-types";
import { toFlowSettings } from "./retell-settings";
import { FlowDefinition } from "./schemas";
import { flowTemplates } from "./templates";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});

const Flows = z.looseObject({
  conversation_flows: z.record(z.string(), z.object({ versions: z.array(z.record(z.string(), z.unknown())) })),
});
const added = ["conversation_flow_id", "version", "is_published", "last_modification_timestamp"];

/** What Retell was sent, as its stand-in keeps it to the letter. */
async function sentFlows(): Promise<SentBody[]> {
  const state = Flows.parse(await (await fetch(`${world.sandbox.url}/_sandbox/state`)).json());
  return Object.values(state.conversation_flows).map(({ versions: [flow] }) => ({
    type: "ConversationFlowCreateParams",
    body: Object.fromEntries(Object.entries(flow ?? {}).filter(([key]) => !added.includes(key))),
  }));
}

const agent = "0198c0de-0000-7000-8000-000000000000";
const calendar = { calApiKey: "key", eventTypeId: 7, timezone: "UTC" };
const custom = {
  type: "custom",
  name: "book",
  url: "https://example.com/",
  method: "POST",
  headers: { Key: "secret" },
  queryParams: { v: "1" },
  parameters: { type: "object", properties: { startTime: { type: "string" } }, required: ["startTime"] },
  responseVariables: { bookingId: "$.id" },
  timeoutMs: 5_000,
  maxRetry: 1,
  speakDuringExecution: true,
  speakAfterExecution: true,
  executionMessageType: "prompt",
  executionMessageDescription: "Wait",
};
const warm = {
  type: "warm_transfer",
  onHoldMusic: "ringtone",
  privateHandoffOption: { type: "prompt", prompt: "Say who" },
};
const to = { type: "predefined", number: "+12025550100", extension: "1" };
const prompt = { type: "prompt", text: "Talk" };
const edge = { id: "e", destinationNodeId: "n" };
const variables = [
  { type: "string", name: "a", description: "A", examples: ["x"], required: true },
  { type: "enum", name: "b", description: "B", choices: ["x"] },
  { type: "number", name: "c", description: "C" },
  { type: "boolean", name: "d", description: "D" },
];

/** Every tool and every field that the templates have not. */
const everything = FlowDefinition.parse({
  startNodeId: "n",
  nodes: [
    {
      type: "subagent",
      id: "n",
      instruction: prompt,
      toolIds: ["t"],
      modelChoice: { model: "gpt-5-mini", highPriority: true },
      globalNodeSetting: {
        condition: "Anything",
        coolDown: 2,
        goBackConditions: [{ id: "g", transitionCondition: { type: "prompt", prompt: "Done" } }],
      },
      kbConfig: { topK: 3, filterScore: 0.5 },
      knowledgeBaseIds: [agent],
      interruptionSensitivity: 0.5,
      voiceSpeed: 1,
      reminderTriggerMs: 5_000,
      reminderMaxCount: 1,
      allowDtmfInterruption: true,
      edges: [
        {
          id: "q",
          transitionCondition: {
            type: "equation",
            operator: "||",
            equations: [{ left: "{{a}}", operator: "==", right: "1" }],
          },
          destinationNodeId: "n",
        },
      ],
      elseEdge: { ...edge, id: "else" },
      alwaysEdge: { ...edge, id: "always" },
      skipResponseEdge: { ...edge, id: "skip" },
      tools: [
        { type: "end_call", name: "end" },
        { type: "transfer_call", name: "warm", transferDestination: to, transferOption: warm },
        { type: "agent_swap", name: "swap", agentId: agent, keepCurrentVoice: true },
        { type: "press_digit", name: "press", delayMs: 100 },
        { type: "send_sms", name: "sms", smsContent: { type: "predefined", text: "Hi" } },
        { type: "check_availability_cal", name: "check", ...calendar },
        { ...custom, name: "other" },
        { type: "extract_dynamic_variable", name: "extract", description: "Always", variables },
      ],
    },
    { type: "code", id: "code", code: "return 1", responseVariables: { a: "b" }, timeoutMs: 5_000, elseEdge: edge },
    { type: "press_digit", id: "press", instruction: prompt, delayMs: 10, elseEdge: edge },
    {
      type: "transfer_call",
      id: "transfer",
      transferDestination: to,
      transferOption: warm,
      customSipHeaders: { X: "1" },
      edge,
    },
    { type: "bridge_transfer", id: "bridge", instruction: prompt },
    { type: "cancel_transfer", id: "cancel", speakDuringExecution: true },
  ],
  beginAfterUserSilenceMs: 1_000,
  modelTemperature: 0.5,
  toolCallStrictMode: true,
  flexMode: true,
  kbConfig: { topK: 3 },
  tools: [
    { ...custom, toolId: "t" },
    { type: "book_appointment_cal", name: "cal", toolId: "c", ...calendar },
  ],
  notes: [{ id: "note", content: "Mind", displayPosition: { x: 1, y: 1 }, size: { width: 10, height: 10 } }],
  beginTagDisplayPosition: { x: 0, y: 0 },
});

const references = {
  retellAgentIds: new Map([
    ["", "agent_other"],
    [agent, "agent_other"],
  ]),
  retellKnowledgeBaseIds: new Map([[agent, "knowledge_base_1"]]),
  secrets: new Map<string, string>(),
};

describe("what is sent to Retell for a flow", { timeout: 120_000 }, () => {
  it("is what the types of its SDK say, for every template, every node and every tool", async () => {
    for (const definition of [...flowTemplates.map((template) => template.definition), everything])
      await world.deps.retell.flows.create(toFlowSettings(definition, references));
    const sent = await sentFlows();
    expect(sent).toHaveLength(flowTemplates.length + 1);
    expect(sdkComplaints(sent)).toEqual([]);
  });

  it("the types tell a wrong value and an unknown field", () => {
    const body = { model_choice: { type: "cascading", model: "gpt-4.1" }, nodes: [], start_speaker: "agent" };
    const wrong = [
      { ...body, start_speaker: "nobody" },
      { ...body, no_such_field: 1 },
    ];
    const complaints = sdkComplaints(
      wrong.map((one): SentBody => ({ type: "ConversationFlowCreateParams", body: one })),
    );
    expect(complaints).toEqual([expect.stringContaining("nobody"), expect.stringContaining("no_such_field")]);
  });
});
