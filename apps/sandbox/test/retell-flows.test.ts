import type Retell from "retell-sdk";
import { describe, expect, it } from "vitest";
import { ends, flowOf, type FlowNodes, named, says, when, whenEqual } from "./flows";
import { startTestWorld } from "./test-world";

const tools: Retell.ConversationFlowCreateParams["tools"] = [
  { type: "custom", tool_id: "tool-book", name: "book", url: "https://example.com/book", max_retry: 2 },
  { type: "check_availability_cal", tool_id: "tool-check", name: "check", cal_api_key: "k", event_type_id: 1 },
  { type: "book_appointment_cal", tool_id: "tool-cal", name: "cal", cal_api_key: "k", event_type_id: "{{type}}" },
];

/** All fifteen kinds, with the fields that each must have and some that it may. */
const everyKind: FlowNodes = [
  says("start", "Hello!", {
    edges: [when("Wants to book", "book")],
    else_edge: named("Else", "agent"),
    always_edge: named("Always", "book"),
    skip_response_edge: named("Skip response", "book"),
    global_node_setting: {
      condition: "Wants to start again",
      cool_down: 2,
      go_back_conditions: [when("Is done", "book")],
      positive_finetune_examples: [{ transcript: [{ role: "user", content: "Again" }] }],
    },
    knowledge_base_ids: ["knowledge_base_1"],
    kb_config: { top_k: 3, filter_score: 0.6 },
    interruption_sensitivity: 0.5,
    model_choice: { type: "cascading", model: "gpt-5-mini", high_priority: true },
    display_position: { x: 1, y: 2 },
    finetune_transition_examples: [
      { id: "e", transcript: [{ role: "user", content: "Hi" }], destination_node_id: "book" },
    ],
  }),
  {
    id: "agent",
    type: "subagent",
    instruction: { type: "prompt", text: "Help the caller." },
    tools: [{ type: "end_call", name: "end_call" }],
    tool_ids: ["tool-check"],
  },
  {
    id: "book",
    type: "function",
    tool_id: "tool-book",
    tool_type: "local",
    wait_for_result: true,
    edges: [whenEqual("{{status}}", "==", "ok", "sms")],
    else_edge: named("Else", "end"),
  },
  { id: "code", type: "code", code: "return 1;", wait_for_result: true, response_variables: { one: "$" } },
  {
    id: "transfer",
    type: "transfer_call",
    transfer_destination: { type: "predefined", number: "+14155550123" },
    transfer_option: { type: "warm_transfer", on_hold_music: "ringtone" },
    edge: named("Transfer failed", "end"),
  },
  { id: "press", type: "press_digit", instruction: { type: "prompt", text: "Press 2 for sales" }, delay_ms: 500 },
  {
    id: "branch",
    type: "branch",
    else_edge: named("Else", "end"),
    edges: [whenEqual("{{a}}", "exists", undefined, "sms")],
  },
  {
    id: "sms",
    type: "sms",
    instruction: { type: "template", template: "info_collection" },
    success_edge: named("Sent successfully", "end"),
    failed_edge: named("Failed to send", "end"),
  },
  {
    id: "extract",
    type: "extract_dynamic_variables",
    variables: [
      { type: "string", name: "name", description: "The name", examples: ["Ann"] },
      { type: "enum", name: "size", description: "The size", choices: ["s", "m"] },
    ],
  },
  {
    id: "swap",
    type: "agent_swap",
    agent_id: "agent_1",
    agent_version: "latest_published",
    post_call_analysis_setting: "both_agents",
    webhook_setting: "only_destination_agent",
    edge: named("Transfer failed", "end"),
  },
  { id: "mcp", type: "mcp", mcp_id: "crm", mcp_tool_name: "find", wait_for_result: false },
  { id: "part", type: "component", component_id: "Part", component_type: "local", else_edge: named("Else", "end") },
  { id: "bridge", type: "bridge_transfer" },
  { id: "cancel", type: "cancel_transfer", speak_during_execution: false },
  ends("end", "Goodbye!"),
];

const whole = flowOf(everyKind, {
  tools,
  components: [{ name: "Part", nodes: [says("in", "Inside", { edges: [] })], start_node_id: "in" }],
  mcps: [{ name: "crm", url: "https://example.com/mcp", timeout_ms: 1000 }],
  notes: [{ id: "n", content: "Note", display_position: { x: 0, y: 0 }, size: { width: 9 } }],
  global_prompt: "Be kind.",
  default_dynamic_variables: { company: "Acme" },
  knowledge_base_ids: [],
  kb_config: { top_k: 2 },
});

describe("conversation flows", () => {
  it("a flow of every kind of node is created, read, changed, listed and deleted", async () => {
    const { retell } = await startTestWorld();
    const created = await retell.conversationFlow.create(whole);
    expect(created.conversation_flow_id).toMatch(/^conversation_flow_[0-9a-f]{12}$/);
    expect(created).toMatchObject({ ...whole, version: 0 });
    const id = created.conversation_flow_id;
    expect(await retell.conversationFlow.retrieve(id, { version: 0 })).toEqual(created);
    const updated = await retell.conversationFlow.update(id, { global_prompt: "Be brief.", is_transfer_cf: true });
    expect(updated).toMatchObject({ global_prompt: "Be brief.", nodes: whole.nodes });
    expect(updated).not.toHaveProperty("is_transfer_cf");
    expect((await retell.conversationFlow.list()).items).toEqual([updated]);
    await retell.conversationFlow.delete(id);
    expect((await retell.conversationFlow.list()).items).toEqual([]);
  });

  it("a flow that is not there is 404, for an agent it is an unknown asset", async () => {
    const { retell } = await startTestWorld();
    const id = "conversation_flow_nowhere";
    await expect(retell.conversationFlow.retrieve(id)).rejects.toMatchObject({ status: 404 });
    await expect(retell.conversationFlow.update(id, {})).rejects.toMatchObject({ status: 404 });
    await expect(retell.conversationFlow.delete(id)).rejects.toMatchObject({ status: 404 });
    const { conversation_flow_id } = await retell.conversationFlow.create(flowOf([says("a", "Hi")]));
    await expect(retell.conversationFlow.retrieve(conversation_flow_id, { version: 7 })).rejects.toMatchObject({
      status: 404,
    });
    const response_engine = { type: "conversation-flow" as const, conversation_flow_id: id };
    await expect(retell.agent.create({ voice_id: "11labs-Adrian", response_engine })).rejects.toMatchObject({
      status: 422,
    });
  });

  const greet = says("a", "Hi", { name: "Greeting" });
  const withWay = (way: object) => flowOf([{ ...greet, ...way }]);
  const bad: [string, object, RegExp][] = [
    ["an unknown key", withWay({ colour: "red" }), /node "Greeting".*colour/],
    ["an unknown kind", flowOf([{ ...greet, type: "dance" } as never]), /node "Greeting": type/],
    [
      "a missing field",
      flowOf([{ id: "f", type: "function", tool_id: "t" } as never]),
      /node "f": (tool_type|wait_for_result)/,
    ],
    ["a field of tools in a conversation", withWay({ tool_ids: ["x"] }), /node "Greeting".*tool_ids/],
    ["an edge to nowhere", withWay({ edges: [when("x", "gone")] }), /node "Greeting": edge .* leads to gone/],
    ["an else edge to nowhere", withWay({ else_edge: named("Else", "gone") }), /node "Greeting": edge .* gone/],
    ["an else edge of other words", withWay({ else_edge: named("Otherwise", "a") }), /node "Greeting": else_edge/],
    [
      "no equations",
      withWay({
        edges: [
          {
            ...whenEqual("a", "==", "b", "a"),
            transition_condition: { type: "equation", operator: "&&", equations: [] },
          },
        ],
      }),
      /node "Greeting": edges\.0/,
    ],
    ["two nodes of one id", flowOf([greet, greet]), /nodes: the id a is there twice/],
    ["two edges of one id", withWay({ edges: [when("x", "a"), when("x", "a")] }), /node "Greeting": the edge id/],
    ["a start that is not there", flowOf([greet], { start_node_id: "gone" }), /start_node_id/],
    ["no node", flowOf([]), /nodes/],
    [
      "a tool that is not there",
      flowOf([{ id: "f", type: "function", tool_id: "t", tool_type: "local", wait_for_result: true }]),
      /node "f": tool_id t/,
    ],
    [
      "a component that is not there",
      flowOf([{ id: "c", type: "component", component_id: "X", component_type: "local", else_edge: named("Else") }]),
      /node "c": component_id X/,
    ],
    [
      "an MCP server that is not there",
      flowOf([{ id: "m", type: "mcp", mcp_id: "crm", mcp_tool_name: "t", wait_for_result: true }]),
      /node "m": mcp_id crm/,
    ],
    [
      "a number that is none",
      flowOf([
        {
          id: "t",
          type: "transfer_call",
          transfer_destination: { type: "predefined", number: "12" },
          transfer_option: { type: "cold_transfer" },
          edge: named("Transfer failed"),
        },
      ]),
      /node "t": transfer_destination/,
    ],
    [
      "a bad node in a component",
      flowOf([greet], { components: [{ name: "P", nodes: [{ ...greet, x: 1 } as never] }] }),
      /node "Greeting"/,
    ],
  ];
  it.each(bad)("refuses %s and names the node", async (_what, flow, message) => {
    const { retell } = await startTestWorld();
    const created = retell.conversationFlow.create(flow as Retell.ConversationFlowCreateParams);
    await expect(created).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
  });

  it("holds a change to the same rules", async () => {
    const { retell } = await startTestWorld();
    const { conversation_flow_id: id } = await retell.conversationFlow.create(whole);
    const update = (body: object) => retell.conversationFlow.update(id, body);
    await expect(update({ start_node_id: "gone" })).rejects.toThrow("start_node_id");
    await expect(update({ tools: [] })).rejects.toThrow('node "agent": tool_id tool-check');
    await expect(update({ nodes: [{ ...greet, x: 1 }] })).rejects.toThrow('node "Greeting"');
    expect(await retell.conversationFlow.retrieve(id)).toMatchObject(whole);
  });
});

describe("versions of a flow", () => {
  it("go with those of the agent, under one number, and never change once published", async () => {
    const { retell } = await startTestWorld();
    const { conversation_flow_id: flowId } = await retell.conversationFlow.create(flowOf([says("a", "First")]));
    const response_engine = { type: "conversation-flow" as const, conversation_flow_id: flowId };
    const agent = await retell.agent.create({ voice_id: "11labs-Adrian", response_engine });
    expect(agent.response_engine).toEqual({ ...response_engine, version: 0 });
    await retell.agent.publish(agent.agent_id, { version: 0 });
    await expect(retell.conversationFlow.update(flowId, { global_prompt: "x" })).rejects.toMatchObject({ status: 400 });

    const draft = await retell.agent.createVersion(agent.agent_id, { base_version: 0 });
    expect(draft).toMatchObject({ version: 1, response_engine: { conversation_flow_id: flowId, version: 1 } });
    const changed = await retell.conversationFlow.update(flowId, { nodes: [says("b", "Second")], start_node_id: "b" });
    expect(changed.version).toBe(1);
    expect((await retell.conversationFlow.retrieve(flowId, { version: 0 })).nodes).toMatchObject([{ id: "a" }]);
    expect((await retell.conversationFlow.retrieve(flowId)).nodes).toMatchObject([{ id: "b" }]);
  });

  it("a flow in use goes only by force", async () => {
    const { retell } = await startTestWorld();
    const { conversation_flow_id: flowId } = await retell.conversationFlow.create(flowOf([says("a", "First")]));
    const response_engine = { type: "conversation-flow" as const, conversation_flow_id: flowId };
    await retell.agent.create({ voice_id: "11labs-Adrian", response_engine });
    await expect(retell.conversationFlow.delete(flowId)).rejects.toMatchObject({ status: 400 });
    await retell.conversationFlow.delete(flowId, { force_delete: true });
    await expect(retell.conversationFlow.retrieve(flowId)).rejects.toMatchObject({ status: 404 });
  });

  it("survive a world's saving and loading", async () => {
    const world = await startTestWorld();
    const { conversation_flow_id: flowId } = await world.retell.conversationFlow.create(whole);
    const state = await world.control("GET", "/state");
    await world.control("POST", "/reset");
    await world.control("PUT", "/state", state);
    expect(await world.retell.conversationFlow.retrieve(flowId)).toMatchObject(whole);
  });
});
