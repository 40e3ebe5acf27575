import { describe, expect, it } from "vitest";
import { dentist } from "../../test/dentist";
import type { Tool } from "../retell/tool-fields";
import type { EngineAgent } from "./agent";
import { Conversation } from "./conversation";
import type { EngineEvent } from "./events";
import { nothingAround, type Surroundings } from "./scene";

const base = { prompt: "You are Ava from Acme.", tools: [] };

async function talk(agent: Partial<EngineAgent>, lines: string[], around: Partial<Surroundings> = {}) {
  const conversation = new Conversation(dentist({ ...base, ...agent }), { ...nothingAround, ...around });
  const events: EngineEvent[] = await conversation.open();
  for (const line of lines) events.push(...(await conversation.hear(line)));
  const said = events.flatMap((event) => (event.kind === "say" && event.role === "agent" ? [event.text] : []));
  const used = events.flatMap((event) => (event.kind === "tool_call" ? [event.name] : []));
  return { conversation, events, said, used };
}

const answers = (content: string, successful = true) => ({
  callFunction: () => Promise.resolve({ content, successful }),
});

const orderTool: Tool = {
  type: "custom",
  name: "find_order",
  url: "https://example.com/orders",
  description: "Looks an order up. Use it when the caller asks about an order or a parcel.",
  parameters: {
    type: "object",
    properties: { order_number: { type: "string", description: "The order number" } },
    required: ["order_number"],
  },
  response_variables: { state: "state" },
};

describe("the tools of an agent with a prompt", () => {
  it("a function is used on its occasion, asks for what it needs, and its answer is told", async () => {
    const asked: unknown[] = [];
    const { said, conversation } = await talk({ tools: [orderTool] }, ["Where is my parcel?", "The number is 4711"], {
      callFunction: (tool, args) => {
        asked.push([tool.name, args]);
        return Promise.resolve({ content: '{"state":"sent","message":"It was sent on Monday."}', successful: true });
      },
    });
    expect(said.slice(1)).toEqual(["Could you tell me your order number, please?", "It was sent on Monday."]);
    expect(asked).toEqual([["find_order", { order_number: "The number is 4711" }]]);
    expect(conversation.variables.get("state")).toBe("sent");
  });

  it("is not used when it is not the occasion, nor twice for the same", async () => {
    const tools: Tool[] = [{ ...orderTool, parameters: { type: "object", properties: {} } }];
    expect((await talk({ tools }, ["What are your opening hours?"], answers("{}"))).used).toEqual([]);
    const again = await talk({ tools }, ["Where is my order?", "And where is my order?"], answers("{}"));
    expect(again.used).toEqual(["find_order"]);
  });

  it.each([
    ["a failure is admitted", { ...orderTool, parameters: undefined }, answers("Error", false), /did not work/],
    [
      "a list is read out",
      { ...orderTool, parameters: undefined },
      answers('{"slots":["9:00","10:30"]}'),
      /^9:00, 10:30\.$/,
    ],
    ["a page is not read out", { ...orderTool, parameters: undefined }, answers("<html>"), /that is done/],
  ])("%s", async (_what, { parameters: _none, ...tool }, around, line) => {
    expect((await talk({ tools: [tool] }, ["Where is my order?"], around)).said.at(-1)).toMatch(line);
  });

  it("speaks while and after it works only when it is told to", async () => {
    const { parameters: _none, ...plain } = orderTool;
    const loud: Tool = {
      ...plain,
      speak_during_execution: true,
      execution_message_type: "static_text",
      execution_message_description: "Let me look.",
      speak_after_execution: false,
    };
    expect((await talk({ tools: [loud] }, ["Where is my order?"], answers("{}"))).said.slice(1)).toEqual([
      "Let me look.",
    ]);
  });

  it("variables are extracted as soon as they are said, and used", async () => {
    const tools: Tool[] = [
      {
        type: "extract_dynamic_variable",
        name: "remember",
        description: "Remembers the caller",
        variables: [{ type: "string", name: "caller_name", description: "The caller's name" }],
      },
    ];
    const states = [
      { name: "a", edges: [{ destination_state_name: "b", description: "Caller gave a name" }] },
      { name: "b", state_prompt: 'Say: "Nice to meet you, {{caller_name}}."' },
    ];
    const { said, events } = await talk({ tools, states, startingState: "a" }, ["My name is Bob Jones"]);
    expect(said.at(-1)).toBe("Nice to meet you, Bob Jones.");
    expect(events.filter(({ kind }) => kind === "tool_call")).toMatchObject([
      { name: "remember", arguments: '{"caller_name":"Bob Jones"}' },
      { name: "transition_to_b" },
    ]);
  });

  it("a transition carries what its edge asks for", async () => {
    const parameters = { type: "object" as const, properties: { day: { type: "string", description: "The day" } } };
    const states = [
      { name: "a", edges: [{ destination_state_name: "b", description: "Caller wants an appointment", parameters }] },
      { name: "b", state_prompt: 'Say: "So {{day}} it is."' },
    ];
    const { said, events } = await talk({ states, startingState: "a" }, ["I need an appointment on Monday"]);
    expect(events).toContainEqual(expect.objectContaining({ name: "transition_to_b", arguments: '{"day":"Monday"}' }));
    expect(said.at(-1)).toBe("So Monday it is.");
  });

  it("texts, keys, other agents and transfers each have their tool", async () => {
    const sms: Tool = {
      type: "send_sms",
      name: "text_address",
      description: "When the caller wants the address by text message",
      sms_content: { type: "predefined", text: "12 Main Street, {{city}}" },
    };
    const texted = await talk({ tools: [sms], dynamicVariables: { city: "Springfield" } }, [
      "Can you text me the address?",
    ]);
    expect(texted.events).toContainEqual({ kind: "sms", text: "12 Main Street, Springfield" });

    const press: Tool = { type: "press_digit", name: "press", description: "When a menu offers billing" };
    const pressed = await talk({ tools: [press] }, ["For sales, press one. For billing, press two."]);
    expect(pressed.events).toContainEqual({ kind: "dtmf", digit: "2" });

    const swap: Tool = {
      type: "agent_swap",
      name: "to_chinese",
      description: "When the caller speaks Mandarin",
      agent_id: "agent_zh",
      post_call_analysis_setting: "only_destination_agent",
    };
    const other = dentist({ agentId: "agent_zh", language: "zh-CN", beginMessage: "您好，有什么可以帮您？" });
    const swapped = await talk({ tools: [swap] }, ["Do you speak Mandarin?"], { findAgent: () => other });
    expect(swapped.said.at(-1)).toBe("您好，有什么可以帮您？");
    const alone = await talk({ tools: [swap] }, ["Do you speak Mandarin?"]);
    expect(alone.said.at(-1)).toMatch(/did not work/);

    const transfer: Tool = {
      type: "transfer_call",
      name: "to_billing",
      description: "When the caller asks about an invoice",
      transfer_destination: { type: "inferred", prompt: "Billing is at +1 415 555 0188" },
      transfer_option: { type: "cold_transfer" },
    };
    const billed = await talk({ tools: [transfer] }, ["There is a mistake in my bill"]);
    expect(billed.events.slice(-2)).toMatchObject([
      { kind: "transfer", number: "+14155550188" },
      { kind: "hang_up", reason: "call_transfer" },
    ]);
    const refused = await talk({ tools: [transfer] }, ["There is a mistake in my bill"], {
      takesTransfer: () => false,
    });
    expect(refused.said.at(-1)).toMatch(/did not work/);
  });

  it("a booking goes to the agent's function, and what that refuses is not confirmed", async () => {
    const book: Tool = { type: "custom", name: "book_appointment", url: "https://example.com" };
    const lines = ["An appointment on Monday at 3 pm please, my name is Bob Jones", "Yes"];
    expect((await talk({ tools: [book] }, lines, answers("{}"))).said.at(-1)).toMatch(/you're booked/);
    expect((await talk({ tools: [book] }, lines, answers("", false))).said.at(-1)).toMatch(/did not work/);
  });

  it("answers from passages that were found", async () => {
    const lookUp = () => ["Opening a file costs nothing.\nA crown costs $900 with us."];
    const knowledge = { ids: ["knowledge_base_1"], topK: undefined, filterScore: undefined };
    const { said, conversation } = await talk({ knowledge }, ["How much is a crown?"], { lookUp });
    expect(said.at(-1)).toContain("$900");
    expect(conversation.passages).toHaveLength(1);
  });
});
