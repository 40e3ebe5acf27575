import type Retell from "retell-sdk";
import { describe, expect, it } from "vitest";
import { ends, flowOf, type FlowNodes, named, says, when, whenEqual } from "./flows";
import { startFunctionServer } from "./function-server";
import { createAgent, importNumber, startReceiver, startTestWorld, type TestWorld } from "./test-world";

const caller = { to_number: "+14155550100", from_number: "+14155559999" };

async function createFlowAgent(
  { retell }: TestWorld,
  nodes: FlowNodes,
  rest: Parameters<typeof flowOf>[1] = {},
  agent: Partial<Retell.AgentCreateParams> = {},
) {
  const { conversation_flow_id } = await retell.conversationFlow.create(flowOf(nodes, rest));
  const response_engine = { type: "conversation-flow" as const, conversation_flow_id };
  return retell.agent.create({ agent_name: "Flow", voice_id: "11labs-Adrian", response_engine, ...agent });
}

/** Calls the number of the test's agent, and reads the call when all is quiet. */
async function call(world: TestWorld, body: object) {
  const { call_id: id } = await world.control<{ call_id: string }>("POST", "/calls", { ...caller, ...body });
  await world.idle();
  return (await world.retell.call.retrieve(id)) as Retell.PhoneCallResponse;
}

const nodePath = (made: Retell.PhoneCallResponse) =>
  (made.transcript_with_tool_calls ?? []).flatMap((entry) => ("new_node_id" in entry ? [entry.new_node_id] : []));

/** Greets, collects, books by a function, confirms by text, ends. */
function bookingNodes(rest: object = {}): FlowNodes {
  return [
    says("greet", "Hello, Harbour Dental, how can I help?", {
      edges: [when("Caller wants an appointment", "collect")],
    }),
    {
      id: "collect",
      type: "conversation",
      instruction: {
        type: "prompt",
        text: "Make an appointment: collect what day and time suits, and the caller's name.",
      },
      edges: [when("Caller has given day, time and name", "book")],
    },
    {
      id: "book",
      type: "function",
      tool_id: "t",
      tool_type: "local",
      wait_for_result: true,
      speak_during_execution: true,
      instruction: { type: "static_text", text: "One second, I am looking." },
      edges: [whenEqual("{{reference}}", "exists", undefined, "sms")],
      else_edge: named("Else", "sorry"),
      ...rest,
    },
    {
      id: "sms",
      type: "sms",
      instruction: { type: "static_text", text: "Booked: {{reference}}" },
      success_edge: named("Sent successfully", "bye"),
      failed_edge: named("Failed to send", "bye"),
    },
    ends("bye", "You are booked, your reference is {{reference}}. Goodbye!"),
    ends("sorry", "I could not book that. Goodbye!"),
  ];
}

const parameters = {
  type: "object" as const,
  properties: { name: { type: "string" }, day: { type: "string" }, time: { type: "string" } },
  required: ["name", "day", "time"],
};

const tool = (url: string, rest: object = {}) => ({
  type: "custom" as const,
  tool_id: "t",
  name: "book_visit",
  url: `${url}/book`,
  parameters,
  response_variables: { reference: "booking.reference" },
  ...rest,
});

describe("a call with a conversation flow", () => {
  it("books by really calling the tenant's function, signed as Retell signs", async () => {
    const world = await startTestWorld();
    const hook = await startReceiver();
    const server = await startFunctionServer(() => ({ body: { booking: { reference: "B-17" } } }));
    const agent = await createFlowAgent(
      world,
      bookingNodes(),
      {
        tools: [tool(server.url, { headers: { "x-branch": "{{branch}}" }, query_params: { from: "{{user_number}}" } })],
        default_dynamic_variables: { branch: "north" },
      },
      { webhook_url: hook.url },
    );
    await importNumber(world, agent.agent_id);
    const made = await call(world, { persona: "books" });

    expect(server.received).toHaveLength(1);
    const asked = server.received[0];
    expect(asked).toMatchObject({ method: "POST", isSignatureValid: true });
    expect(asked?.url).toBe(`/book?from=${encodeURIComponent(caller.from_number)}`);
    expect(asked?.headers["x-branch"]).toBe("north");
    const body = JSON.parse(asked?.raw ?? "") as { name: string; args: object; call: Retell.PhoneCallResponse };
    expect(body).toMatchObject({
      name: "book_visit",
      args: { name: expect.stringMatching(/^[A-Z]\w+ [A-Z]\w+$/), day: expect.any(String), time: expect.any(String) },
      call: { call_id: made.call_id, call_status: "ongoing", agent_id: agent.agent_id, ...caller },
    });
    expect(body.call.transcript).toContain("User: My name is");
    expect(body.call.transcript).not.toContain("You are booked");

    expect(nodePath(made)).toEqual(["greet", "collect", "book", "sms", "bye"]);
    expect(made.transcript).toMatch(/One second, I am looking\.\nAgent: You are booked, your reference is B-17/);
    expect(made).toMatchObject({
      call_status: "ended",
      disconnection_reason: "agent_hangup",
      collected_dynamic_variables: { reference: "B-17" },
      call_analysis: { call_successful: true },
    });
    const woven = made.transcript_with_tool_calls ?? [];
    const invocation = woven.find((entry) => entry.role === "tool_call_invocation" && entry.name === "book_visit");
    expect(invocation).toMatchObject({ arguments: JSON.stringify(body.args) });
    expect(woven).toContainEqual(
      expect.objectContaining({
        role: "tool_call_result",
        content: '{"booking":{"reference":"B-17"}}',
        successful: true,
      }),
    );
    expect(woven).toContainEqual({ role: "sms", content: "Booked: B-17", time_sec: expect.any(Number) });
    expect(woven.find((entry) => entry.role === "node_transition" && entry.new_node_id === "book")).toEqual({
      role: "node_transition",
      former_node_id: "collect",
      former_node_name: "collect",
      new_node_id: "book",
      new_node_name: "book",
      transition_type: "normal",
    });
    const { sms } = await world.control<{ sms: object[] }>("GET", `/sms?call_id=${made.call_id}`);
    expect(sms).toMatchObject([{ to: caller.from_number, text: "Booked: B-17", delivered: true }]);
    const { functions } = await world.control<{ functions: object[] }>("GET", `/functions?call_id=${made.call_id}`);
    expect(functions).toMatchObject([{ name: "book_visit", attempts: 1, outcome: { successful: true } }]);
    expect(hook.received.map(({ event }) => event).sort()).toEqual(["call_analyzed", "call_ended", "call_started"]);
  });

  it.each([
    ["answers 500", () => ({ status: 500, body: "broken" }), {}, 1],
    ["answers 500 and is tried again", () => ({ status: 500 }), { max_retry: 2 }, 3],
    ["hangs", () => "hang" as const, { timeout_ms: 1000 }, 1],
    ["answers HTML", () => ({ body: "<html></html>" }), {}, 1],
  ])("goes its other way when the function %s", async (_what, answer, rest, attempts) => {
    const world = await startTestWorld();
    const server = await startFunctionServer(answer);
    await importNumber(
      world,
      (await createFlowAgent(world, bookingNodes(), { tools: [tool(server.url, rest)] })).agent_id,
    );
    const made = await call(world, { persona: "books" });
    expect(nodePath(made).at(-1)).toBe("sorry");
    expect(server.received).toHaveLength(attempts);
  });

  it("caps a long answer, and says so of a failure", async () => {
    const world = await startTestWorld();
    const server = await startFunctionServer((_request, nth) =>
      nth === 1 ? { status: 404 } : { body: "x".repeat(200_000) },
    );
    await importNumber(world, (await createFlowAgent(world, bookingNodes(), { tools: [tool(server.url)] })).agent_id);
    const results = async () =>
      ((await call(world, { persona: "books" })).transcript_with_tool_calls ?? []).flatMap((entry) =>
        entry.role === "tool_call_result" ? [entry] : [],
      );
    expect((await results())[0]).toMatchObject({ successful: false, content: expect.stringContaining("404") });
    expect((await results())[0]?.content).toHaveLength(15_000);
  });

  it("sends arguments as Retell does for each method and setting", async () => {
    const world = await startTestWorld();
    const server = await startFunctionServer();
    for (const rest of [{ method: "GET" }, { method: "DELETE" }, { method: "PUT", args_at_root: true }]) {
      const tools = [tool(server.url, rest)];
      const { agent_id } = await createFlowAgent(world, bookingNodes(), { tools });
      await world.retell.phoneNumber.delete("+14155550100").catch(() => undefined);
      await importNumber(world, agent_id);
      await call(world, { script: ["An appointment please", "On Monday", "At 3 pm", "My name is Bob Jones"] });
    }
    const [get, remove, put] = server.received;
    expect(get).toMatchObject({
      method: "GET",
      raw: "",
      url: "/book?name=Bob+Jones&day=Monday&time=3+pm",
      isSignatureValid: true,
    });
    expect(remove).toMatchObject({ method: "DELETE", raw: "", isSignatureValid: true });
    expect(put).toMatchObject({ method: "PUT", isSignatureValid: true });
    expect(JSON.parse(put?.raw ?? "")).toEqual({ name: "Bob Jones", day: "Monday", time: "3 pm" });
  });

  it("is played live, word by word, and in its own time", async () => {
    const world = await startTestWorld();
    const server = await startFunctionServer(() => ({ body: { booking: { reference: "B-1" } } }));
    await importNumber(world, (await createFlowAgent(world, bookingNodes(), { tools: [tool(server.url)] })).agent_id);
    const { call_id: id } = await world.control<{ call_id: string }>("POST", "/calls", { ...caller, live: true });
    await world.idle();
    for (const text of ["I need an appointment", "Monday at 3 pm"])
      await world.control("POST", `/calls/${id}/say`, { text });
    expect(server.received).toEqual([]);
    await world.control("POST", `/calls/${id}/say`, { text: "My name is Bob Jones" });
    expect(server.received).toHaveLength(1);
    expect(await world.retell.call.retrieve(id)).toMatchObject({
      disconnection_reason: "agent_hangup",
      collected_dynamic_variables: { reference: "B-1" },
    });
    const timed = await call(world, { persona: "books", speed: 1000 });
    await expect
      .poll(async () => (await world.retell.call.retrieve(timed.call_id)).call_status, { timeout: 20_000 })
      .toBe("ended");
    expect(server.received).toHaveLength(2);
  });

  it("can be hung up while a function keeps the agent waiting", async () => {
    const world = await startTestWorld();
    const server = await startFunctionServer(() => "hang");
    await importNumber(world, (await createFlowAgent(world, bookingNodes(), { tools: [tool(server.url)] })).agent_id);
    const { call_id: id } = await world.control<{ call_id: string }>("POST", "/calls", { ...caller, live: true });
    await world.idle();
    await world.control("POST", `/calls/${id}/say`, { text: "I need an appointment" });
    const said = world.control("POST", `/calls/${id}/say`, { text: "Monday at 3 pm, my name is Bob Jones" });
    await expect.poll(() => server.received.length, { timeout: 20_000 }).toBe(1);
    await world.control("POST", `/calls/${id}/hang-up`);
    await said;
    expect(await world.retell.call.retrieve(id)).toMatchObject({
      call_status: "ended",
      disconnection_reason: "user_hangup",
      transcript: expect.stringContaining("User: Monday at 3 pm"),
    });
  });

  it("runs code out of reach of everything, for as long as it may", async () => {
    const world = await startTestWorld();
    const code = (id: string, source: string, rest: object = {}) => ({
      id,
      type: "code" as const,
      code: source,
      wait_for_result: true,
      response_variables: { [id]: "value" },
      ...rest,
    });
    const agent = await createFlowAgent(
      world,
      [
        code("sum", "return { value: Number(dv.a) + 2 };", { else_edge: named("Else", "reach") }),
        code(
          "reach",
          "return { value: [typeof require, typeof process, typeof fetch, (() => { try { return eval('1'); } catch { return 'no'; } })()].join() };",
          { else_edge: named("Else", "bad") },
        ),
        code("bad", "throw new Error('broken');", { else_edge: named("Else", "slow") }),
        code("slow", "while (true) {}", { timeout_ms: 5000, edges: [when("The code failed", "end")] }),
        ends("end", "Sum {{sum}}."),
      ],
      { default_dynamic_variables: { a: "40" } },
    );
    await importNumber(world, agent.agent_id);
    const made = await call(world, { script: ["Hello"] });
    await expect
      .poll(async () => (await world.retell.call.retrieve(made.call_id)).call_status, { timeout: 20_000 })
      .toBe("ended");
    const over = (await world.retell.call.retrieve(made.call_id)) as Retell.PhoneCallResponse;
    expect(over.collected_dynamic_variables).toEqual({ sum: "42", reach: "undefined,undefined,undefined,no" });
    expect(over.transcript).toContain("Agent: Sum 42.");
    const failures = (over.transcript_with_tool_calls ?? []).flatMap((entry) =>
      entry.role === "tool_call_result" && entry.successful === false ? [entry.content] : [],
    );
    expect(failures).toEqual([expect.stringContaining("broken"), expect.stringMatching(/timed out|did not end/)]);
  }, 40_000);

  it("fills the variables that are always there", async () => {
    const world = await startTestWorld({ now: () => Date.UTC(2026, 2, 1, 12) });
    const text =
      "{{user_number}} {{agent_number}} {{direction}} {{current_time_Europe/Berlin}} {{current_hour}} {{session_type}} {{current_time_Nowhere/X}}";
    const agent = await createFlowAgent(world, [ends("a", text)], {}, { timezone: "Asia/Tokyo" });
    await importNumber(world, agent.agent_id);
    const made = await call(world, { script: ["Hello"] });
    expect(made.transcript).toBe(
      "Agent: +14155559999 +14155550100 inbound Sunday, March 1, 2026 at 01:00:00 PM GMT+1 21 voice {{current_time_Nowhere/X}}\n",
    );
  });

  it("an MCP server is asked, and one that cannot be reached fails clearly", async () => {
    const world = await startTestWorld();
    const server = await startFunctionServer(({ raw }) => {
      const { id, method } = JSON.parse(raw) as { id: number; method: string };
      const result = method === "initialize" ? {} : { content: [{ type: "text", text: '{"orders":[{"id":"A1"}]}' }] };
      return { body: { jsonrpc: "2.0", id, result } };
    });
    const node = (id: string, mcp_id: string, to: string) => ({
      id,
      type: "mcp" as const,
      mcp_id,
      mcp_tool_name: "find_order",
      wait_for_result: true,
      response_variables: { order: "orders[0].id" },
      edges: [when("The call failed", "end")],
      else_edge: named("Else", to),
    });
    const mcps = [
      { name: "shop", url: `${server.url}/mcp` },
      { name: "gone", url: "http://127.0.0.1:9/mcp" },
    ];
    const agent = await createFlowAgent(
      world,
      [node("a", "shop", "b"), node("b", "gone", "b"), ends("end", "Order {{order}}.")],
      { mcps },
    );
    await importNumber(world, agent.agent_id);
    const made = await call(world, { script: ["Hello"] });
    expect(made.transcript).toContain("Order A1.");
    expect(made.transcript_with_tool_calls).toContainEqual(
      expect.objectContaining({
        role: "tool_call_result",
        successful: false,
        content: expect.stringContaining("MCP server gone"),
      }),
    );
  });
});

describe("calls that go to somebody else", () => {
  const transferFlow = (number: string): FlowNodes => [
    {
      id: "t",
      type: "transfer_call",
      transfer_destination: { type: "predefined", number },
      transfer_option: { type: "warm_transfer", on_hold_music: "ringtone" },
      speak_during_execution: true,
      instruction: { type: "static_text", text: "I put you through." },
      edge: named("Transfer failed", "end"),
    },
    ends("end", "Nobody is there. Goodbye!"),
  ];
  const webhook_events = [
    "call_started",
    "call_ended",
    "call_analyzed",
    "transfer_started",
    "transfer_bridged",
    "transfer_cancelled",
    "transfer_ended",
  ] as Retell.AgentCreateParams["webhook_events"];

  it("a transfer is announced from its start to its end", async () => {
    const world = await startTestWorld();
    const hook = await startReceiver();
    const agent = await createFlowAgent(
      world,
      transferFlow("+14155550123"),
      {},
      { webhook_url: hook.url, webhook_events: webhook_events ?? [] },
    );
    await importNumber(world, agent.agent_id);
    const made = await call(world, { script: ["Hello"] });
    expect(made).toMatchObject({
      call_status: "ended",
      disconnection_reason: "call_transfer",
      transfer_destination: "+14155550123",
      transfer_end_timestamp: made.end_timestamp,
    });
    expect(hook.received.map(({ event }) => event).sort()).toEqual([
      "call_analyzed",
      "call_ended",
      "call_started",
      "transfer_bridged",
      "transfer_ended",
      "transfer_started",
    ]);
    expect(hook.received.find(({ event }) => event === "transfer_started")).toMatchObject({
      transfer_destination: { type: "predefined", number: "+14155550123" },
      transfer_option: { type: "warm_transfer", onHoldMusic: "ringtone" },
      call: { call_id: made.call_id, call_status: "ongoing" },
    });
  });

  it("a transfer that nobody takes is cancelled, and the flow goes on", async () => {
    const world = await startTestWorld();
    const hook = await startReceiver();
    const agent = await createFlowAgent(
      world,
      transferFlow("+14155550001"),
      {},
      { webhook_url: hook.url, webhook_events: webhook_events ?? [] },
    );
    await importNumber(world, agent.agent_id);
    const made = await call(world, { script: ["Hello"] });
    expect(made.disconnection_reason).toBe("agent_hangup");
    expect(made.transcript).toContain("Nobody is there.");
    expect(hook.received.map(({ event }) => event)).toContain("transfer_cancelled");
  });

  it.each([
    ["only_source_agent", ["source"]],
    ["only_destination_agent", ["destination"]],
    ["both_agents", ["destination", "source"]],
  ] as const)("after a swap %s hears of the call's end", async (webhook_setting, heard) => {
    const world = await startTestWorld();
    const hooks = { source: await startReceiver(), destination: await startReceiver() };
    const ask = (name: string) => [{ type: "string" as const, name, description: "The caller's name" }];
    const other = await createAgent(
      world,
      { webhook_url: hooks.destination.url, post_call_analysis_data: ask("second") },
      { begin_message: "您好。" },
    );
    const agent = await createFlowAgent(
      world,
      [
        says("a", "Hello, what is your name?", { always_edge: named("Always", "swap") }),
        {
          id: "swap",
          type: "agent_swap",
          agent_id: other.agent_id,
          webhook_setting,
          post_call_analysis_setting: webhook_setting === "both_agents" ? "both_agents" : "only_destination_agent",
          edge: named("Transfer failed", "a"),
        },
      ],
      {},
      { webhook_url: hooks.source.url, post_call_analysis_data: ask("first") },
    );
    await importNumber(world, agent.agent_id);
    const made = await call(world, { script: ["My name is Bob Jones", "Goodbye"] });
    expect(made.transcript).toContain("Agent: 您好。");
    const ended = Object.entries(hooks).flatMap(([name, { received }]) =>
      received.some(({ event }) => event === "call_ended") ? [name] : [],
    );
    expect(ended.sort()).toEqual(heard);
    const found = Object.keys(made.call_analysis?.custom_analysis_data ?? {});
    expect(found).toEqual(webhook_setting === "both_agents" ? ["first", "second"] : ["second"]);
  });

  it("a web call begins at the node that it names", async () => {
    const world = await startTestWorld();
    const agent = await createFlowAgent(world, [says("a", "First."), says("b", "Second.")]);
    const { call_id: id } = await world.retell.call.createWebCall({ agent_id: agent.agent_id, current_node_id: "b" });
    await world.control("POST", `/calls/${id}/join`, { script: ["Hello"] });
    expect((await world.retell.call.retrieve(id)).transcript).toMatch(/^Agent: Second\./);
  });
});
