import { describe, expect, it } from "vitest";
import { dentist, transferTool } from "../../test/dentist";
import { ends, flowOf, type FlowNodes, named, says, when, whenEqual } from "../../test/flows";
import { FlowVersion } from "../retell/flow-fields";
import type { EngineAgent } from "./agent";
import { Conversation } from "./conversation";
import type { EngineEvent } from "./events";
import { nothingAround, type Surroundings } from "./scene";

/** An agent of that flow, checked as Retell would check it. */
function flowAgent(nodes: FlowNodes, rest: Parameters<typeof flowOf>[1] = {}, agent: Partial<EngineAgent> = {}) {
  const flow = FlowVersion.parse({
    conversation_flow_id: "conversation_flow_1",
    version: 0,
    is_published: false,
    last_modification_timestamp: 0,
    ...flowOf(nodes, rest),
  });
  const { start_speaker: startSpeaker, global_prompt: prompt } = flow;
  return dentist({ flow, startSpeaker, prompt: prompt ?? "", tools: [], beginMessage: undefined, ...agent });
}

const saidIn = (events: EngineEvent[]) =>
  events.flatMap((event) => (event.kind === "say" && event.role === "agent" ? [event.text] : [])).join(" ");
const pathIn = (events: EngineEvent[]) => events.flatMap((event) => (event.kind === "node" ? [event.to.id] : []));

/** Plays the caller's lines, and gives all that happened and the conversation as it then stands. */
async function talk(agent: EngineAgent, lines: string[], around: Partial<Surroundings> = {}) {
  const conversation = new Conversation(agent, { ...nothingAround, ...around });
  const events = await conversation.open();
  for (const line of lines) events.push(...(await conversation.hear(line)));
  await conversation.settle();
  return { conversation, events, said: saidIn(events), path: pathIn(events) };
}

const prompt = (id: string, text: string, rest: object = {}) => ({
  id,
  type: "conversation" as const,
  instruction: { type: "prompt" as const, text },
  ...rest,
});
const ok = (content: unknown) => () => Promise.resolve({ content: JSON.stringify(content), successful: true });

describe("nodes that talk", () => {
  it("a static text is said as it is, its variables filled, before the caller is waited for", async () => {
    const agent = flowAgent([says("hi", "Hello {{name}} from {{company}} {{nobody}}!"), ends("end", "Bye")], {
      default_dynamic_variables: { name: "x" },
    });
    agent.dynamicVariables = { name: "Ann", company: "Acme" };
    expect((await talk(agent, [])).events).toEqual([
      { kind: "node", from: null, to: { id: "hi", name: "hi" }, via: "normal" },
      { kind: "say", role: "agent", text: "Hello Ann from Acme {{nobody}}!" },
    ]);
  });

  it.each([
    ["Greet the caller and ask how you can help.", /Ava from Bright Smile Dental/],
    ['Say: "Welcome to Acme."', /^Welcome to Acme\.$/],
    ["Ask for the caller's name.", /^Could you tell me your name, please\?$/],
    ["Tell the caller that the office is closed today.", /^The office is closed today\.$/],
    ["Inform the user about the new opening hours.", /^The new opening hours\.$/],
    ["Confirm the appointment on {{day}} with the caller.", /^Let me confirm: the appointment on Tuesday/],
    ["Offer to send the caller a text message.", /^Would you like me to send/],
    ["Apologize for the delay.", /sorry/],
    ["Thank the caller and say goodbye.", /Goodbye/],
  ])("the prompt %s becomes a sentence", async (text, sentence) => {
    const agent = flowAgent([prompt("a", text)], { global_prompt: "You are Ava from Bright Smile Dental." });
    agent.dynamicVariables = { day: "Tuesday" };
    expect((await talk(agent, [])).said).toMatch(sentence);
  });

  it("a node without a fitting edge stays, and answers from its prompts", async () => {
    const nodes = [
      prompt("a", 'Say: "How can I help?" A cleaning costs $80.', { edges: [when("Wants to book", "b")] }),
      says("b", "Booking"),
    ];
    const { said, path } = await talk(flowAgent(nodes, { global_prompt: "We are open Monday to Friday." }), [
      "How much is a cleaning?",
      "When are you open?",
    ]);
    expect(said).toMatch(/How can I help\? .*\$80.*Monday to Friday/);
    expect(path).toEqual(["a"]);
  });

  it("waits when the caller is to speak first, and goes on from what the caller said", async () => {
    const nodes = [says("a", "Hello.", { edges: [when("Wants to book", "b")] }), says("b", "Which day?")];
    const agent = flowAgent(nodes, { start_speaker: "user" });
    expect((await talk(agent, [])).events).toEqual([]);
    expect((await talk(agent, ["Hi there"])).said).toBe("Hello.");
    expect(await talk(agent, ["I want to book"])).toMatchObject({ said: "Which day?", path: ["a", "b"] });
  });

  it("a skip edge goes on without waiting, an always edge after any answer, an else edge after no fitting one", async () => {
    const nodes = [
      says("a", "One.", { skip_response_edge: named("Skip response", "b") }),
      says("b", "Two.", { always_edge: named("Always", "c") }),
      says("c", "Three.", { edges: [when("Wants to book", "a")], else_edge: named("Else", "d") }),
      ends("d", "Four."),
    ];
    const { said, conversation } = await talk(flowAgent(nodes), ["Whatever", "The weather is nice"]);
    expect(said).toBe("One. Two. Three. Four.");
    expect(conversation.ended).toBe(true);
  });
});

describe("the way on", () => {
  const menu = [
    says("menu", "How can I help?", {
      edges: [
        when("Caller wants to book an appointment", "book"),
        when("Caller asks about prices or insurance", "price"),
        when("Caller has an emergency such as severe pain or bleeding", "emergency"),
        when("Caller speaks Mandarin Chinese", "chinese"),
        when("Caller wants to speak to a human", "human"),
        when("Caller says goodbye", "bye"),
      ],
    }),
    ...["book", "price", "emergency", "chinese", "human", "bye"].map((id) => says(id, `This is ${id}.`)),
  ];
  it.each([
    ["I'd like to make an appointment", "book"],
    ["How much is whitening?", "price"],
    ["Do you take Aetna insurance?", "price"],
    ["My tooth hurts really badly", "emergency"],
    ["你好，我想问一下", "chinese"],
    ["Do you speak Mandarin?", "chinese"],
    ["Can I talk to a real person?", "human"],
    ["No thanks, bye", "bye"],
    ["Hmm, let me think", undefined],
  ])("%s leads to %s", async (line, to) => {
    expect((await talk(flowAgent(menu), [line])).path).toEqual(["menu", ...(to === undefined ? [] : [to])]);
  });

  it("an edge on what the caller gave holds once all of it was given", async () => {
    const nodes = [
      prompt("ask", "Collect what day and time suits them. Ask for the caller's name.", {
        edges: [when("Caller has given day, time and name", "done")],
      }),
      ends("done", "Thank you."),
    ];
    const { events } = await talk(flowAgent(nodes), ["On Tuesday", "At 3 pm"]);
    expect(pathIn(events)).toEqual(["ask"]);
    expect((await talk(flowAgent(nodes), ["On Tuesday", "At 3 pm", "My name is Emma Stone"])).path).toEqual([
      "ask",
      "done",
    ]);
  });

  it("equations come before words, and a branch does not wait", async () => {
    const nodes = [
      says("a", "Hi.", { edges: [when("Wants to book", "no"), whenEqual("{{tier}}", "==", "gold", "b")] }),
      {
        id: "b",
        type: "branch" as const,
        edges: [whenEqual("{{age}}", ">", "9", "old")],
        else_edge: named("Else", "no"),
      },
      ends("old", "Old."),
      ends("no", "No."),
    ];
    const agent = flowAgent(nodes, {}, { dynamicVariables: { tier: "gold", age: "20" } });
    expect((await talk(agent, ["I want to book"])).path).toEqual(["a", "b", "old"]);
  });

  it("a global node is reached from anywhere and leads back", async () => {
    const nodes = [
      says("a", "Which day?", { edges: [when("Caller gives a day", "end")] }),
      says("hours", "Nine to five. Anything else?", {
        global_node_setting: {
          condition: "Caller asks about opening hours",
          go_back_conditions: [{ ...when("Caller says yes or no", "a"), destination_node_id: undefined }],
        },
      }),
      ends("end", "Booked."),
    ];
    const clean = JSON.parse(JSON.stringify(nodes)) as FlowNodes;
    const { events, path } = await talk(flowAgent(clean), ["What are your opening hours?", "No, thanks", "On Monday"]);
    expect(path).toEqual(["a", "hours", "a", "end"]);
    expect(events.flatMap((event) => (event.kind === "node" ? [event.via] : []))).toEqual([
      "normal",
      "global",
      "global_go_back",
      "normal",
    ]);
  });

  it("a loop without a word of the caller is ended", async () => {
    const nodes = [
      { id: "a", type: "branch" as const, else_edge: named("Else", "b") },
      { id: "b", type: "branch" as const, else_edge: named("Else", "a") },
    ];
    const { events } = await talk(flowAgent(nodes), []);
    expect(events.at(-1)).toMatchObject({ kind: "hang_up", reason: "error_unknown" });
  });
});

describe("nodes that work", () => {
  const book = { type: "custom" as const, tool_id: "t", name: "book", url: "https://example.com/{{path}}" };
  const parameters = {
    type: "object" as const,
    properties: {
      name: { type: "string", description: "Caller's name" },
      day: { type: "string", description: "The day" },
      iso: { type: "string", format: "date", description: "Date of the visit" },
      time: { type: "string" },
      people: { type: "number", description: "Number of people" },
      urgent: { type: "boolean", description: "Whether it is an emergency" },
      kind: { type: "string", enum: ["cleaning", "filling"] },
      source: { type: "string", const: "phone {{path}}" },
    },
  };
  const functionFlow = (rest: object = {}): FlowNodes => [
    says("a", "How can I help?", { always_edge: named("Always", "f") }),
    {
      id: "f",
      type: "function",
      name: "Book it",
      tool_id: "t",
      tool_type: "local",
      wait_for_result: true,
      speak_during_execution: true,
      edges: [
        whenEqual("{{status}}", "==", "late", "late"),
        when("Booking succeeded", "good"),
        when("Booking failed", "bad"),
      ],
      else_edge: named("Else", "other"),
      ...rest,
    },
    ...["good", "bad", "late", "other"].map((id) => ends(id, `It is ${id} {{slot}}.`)),
  ];
  const lines = ["Book a cleaning for two people on next Tuesday at 3 pm, my name is Emma Stone"];
  const tools = [{ ...book, parameters, response_variables: { status: "data.status", slot: "$.data.slots[0]" } }];

  it("a function is called with what was said, and its answer goes into variables", async () => {
    const asked: unknown[] = [];
    const { events, said } = await talk(
      flowAgent(functionFlow(), { tools }, { dynamicVariables: { path: "x" } }),
      lines,
      {
        now: () => Date.UTC(2026, 10, 20),
        callFunction: (tool, args) => {
          asked.push([tool.url, args]);
          return ok({ data: { status: "fine", slots: ["15:00"] } })();
        },
      },
    );
    expect(asked).toEqual([
      [
        "https://example.com/x",
        {
          name: "Emma Stone",
          day: "next Tuesday",
          iso: "2026-11-24",
          time: "3 pm",
          people: 2,
          kind: "cleaning",
          source: "phone x",
        },
      ],
    ]);
    expect(said).toBe("How can I help? One moment, please. It is good 15:00.");
    expect(events.filter((event) => event.kind === "tool_call")).toMatchObject([
      { name: "book", successful: true },
      { name: "end_call" },
    ]);
  });

  it.each([
    ["an equation on its answer", ok({ data: { status: "late" } }), "late"],
    ["an answer that says no", ok({ success: false }), "bad"],
    ["a failure", () => Promise.resolve({ content: "Error", successful: false }), "bad"],
  ])("%s decides the way", async (_what, callFunction, to) => {
    expect((await talk(flowAgent(functionFlow(), { tools }), lines, { callFunction })).path.at(-1)).toBe(to);
  });

  it("a function that is not waited for does not hold the call up", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const agent = flowAgent(functionFlow({ wait_for_result: false, edges: [] }), { tools });
    const conversation = new Conversation(agent, {
      ...nothingAround,
      callFunction: async () => {
        await held;
        return { content: '{"data":{"status":"done"}}', successful: true };
      },
    });
    await conversation.open();
    const events = await conversation.hear("Hello");
    expect(pathIn(events)).toEqual(["f", "other"]);
    release();
    await conversation.settle();
    expect(conversation.variables.get("status")).toBe("done");
    expect(events.find((event) => event.kind === "tool_call")).toMatchObject({ result: '{"data":{"status":"done"}}' });
  });

  it("variables are extracted from what was said", async () => {
    const nodes: FlowNodes = [
      says("a", "What is it about?", { always_edge: named("Always", "b") }),
      says("b", "And your order number?", { always_edge: named("Always", "x") }),
      {
        id: "x",
        type: "extract_dynamic_variables",
        variables: [
          { type: "string", name: "customer_name", description: "The caller's name" },
          { type: "number", name: "order_number", description: "The order number" },
          { type: "enum", name: "topic", description: "The topic", choices: ["refund", "delivery"] },
          { type: "boolean", name: "is_angry", description: "Whether the caller is angry" },
          { type: "string", name: "email", description: "E-mail address" },
        ],
        edges: [whenEqual("{{order_number}}", ">=", "4000", "end")],
      },
      ends("end", "Thank you {{customer_name}}."),
    ];
    const { said, conversation } = await talk(flowAgent(nodes), [
      "This is Bob Jones, I want my money back, I want a refund",
      "It is 4711",
    ]);
    expect(conversation.variables.collected).toEqual({
      customer_name: "Bob Jones",
      order_number: "4711",
      topic: "refund",
    });
    expect(said).toContain("Thank you Bob Jones.");
  });

  it("digits are pressed, texts sent, calls transferred, each with its way when it fails", async () => {
    const nodes: FlowNodes = [
      {
        id: "p",
        type: "press_digit",
        instruction: { type: "prompt", text: "Press 2 for sales" },
        else_edge: named("Else", "s"),
      },
      {
        id: "s",
        type: "sms",
        instruction: { type: "static_text", text: "See you, {{name}}" },
        success_edge: named("Sent successfully", "t"),
        failed_edge: named("Failed to send", "failed"),
      },
      {
        id: "t",
        type: "transfer_call",
        transfer_destination: { type: "predefined", number: "{{desk}}" },
        transfer_option: { type: "cold_transfer" },
        edge: named("Transfer failed", "failed"),
      },
      ends("failed", "That failed."),
    ];
    const agent = flowAgent(nodes, {}, { dynamicVariables: { name: "Ann", desk: "+14155550123" } });
    const { events } = await talk(agent, []);
    expect(events.filter(({ kind }) => !["node", "tool_call"].includes(kind))).toEqual([
      { kind: "dtmf", digit: "2" },
      { kind: "sms", text: "See you, Ann" },
      { kind: "transfer", number: "+14155550123", option: { type: "cold_transfer" }, bridged: true },
      { kind: "hang_up", by: "agent", reason: "call_transfer" },
    ]);
    expect((await talk(agent, [], { sendSms: () => false })).path).toEqual(["p", "s", "failed"]);
    const refused = await talk(agent, [], { takesTransfer: () => false });
    expect(refused.path).toEqual(["p", "s", "t", "failed"]);
    expect(refused.events).toContainEqual(expect.objectContaining({ kind: "transfer", bridged: false }));
  });

  it("an agent takes over with its own flow, or the failure edge is followed", async () => {
    const nodes: FlowNodes = [
      says("a", "Hello.", { edges: [when("Caller speaks Mandarin", "swap")] }),
      {
        id: "swap",
        type: "agent_swap",
        agent_id: "agent_zh",
        post_call_analysis_setting: "both_agents",
        edge: named("Transfer failed", "f"),
      },
      ends("f", "Nobody is there."),
    ];
    const other = flowAgent(
      [says("zh", "您好 {{name}}", { always_edge: named("Always", "e") }), ends("e", "再见")],
      {},
      { agentId: "agent_zh" },
    );
    const findAgent = (id: string) => (id === "agent_zh" ? other : undefined);
    const agent = flowAgent(nodes, {}, { dynamicVariables: { name: "Li" } });
    const { path, said, conversation } = await talk(agent, ["Do you speak Mandarin?", "好"], { findAgent });
    expect(path).toEqual(["a", "swap", "zh", "e"]);
    expect(said).toBe("Hello. 您好 Li 再见");
    expect(conversation.ended).toBe(true);
    expect((await talk(agent, ["Do you speak Mandarin?"])).said).toBe("Hello. Nobody is there.");
  });

  it("a component is gone through and left", async () => {
    const inside = [
      says("in", "What is your name?", { always_edge: named("Always", "x") }),
      { id: "x", type: "branch" as const, else_edge: named("Else") },
    ];
    const nodes: FlowNodes = [
      {
        id: "c",
        type: "component",
        component_id: "Part",
        component_type: "local",
        edges: [whenEqual("{{vip}}", "exists", undefined, "vip")],
        else_edge: named("Else", "end"),
      },
      ends("end", "Done."),
      ends("vip", "Welcome back."),
    ];
    const rest = { components: [{ name: "Part", nodes: inside, start_node_id: "in" }] };
    expect(await talk(flowAgent(nodes, rest), ["Ann"])).toMatchObject({ path: ["c", "in", "x", "end"] });
    const vip = flowAgent(nodes, rest, { dynamicVariables: { vip: "yes" } });
    expect((await talk(vip, ["Ann"])).said).toContain("Welcome back.");
  });

  it("a subagent uses its tools", async () => {
    const nodes: FlowNodes = [
      { id: "a", type: "subagent", instruction: { type: "prompt", text: "Help the caller." }, tools: [transferTool] },
    ];
    const { events } = await talk(flowAgent(nodes), ["I want to speak to a human"]);
    expect(events.at(-1)).toMatchObject({ kind: "hang_up", reason: "call_transfer" });
  });
});
