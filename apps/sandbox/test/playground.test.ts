import type Retell from "retell-sdk";
import { describe, expect, it } from "vitest";
import { ends, flowOf, named, says, when, whenEqual } from "./flows";
import { startFunctionServer } from "./function-server";
import { createAgent, startTestWorld, type TestWorld } from "./test-world";

type Request = Retell.PlaygroundCompletionParams;
type Answer = Retell.PlaygroundCompletionResponse;

/** Talks turn by turn as a caller of a stateless service does: everything comes along each time. */
async function converse({ retell }: TestWorld, agentId: string, lines: string[], rest: Partial<Request> = {}) {
  let request: Request = { messages: [], ...rest };
  const answers: Answer[] = [];
  for (const line of [undefined, ...lines]) {
    const said = line === undefined ? [] : [{ role: "user" as const, content: line }];
    const messages = [...request.messages, ...said];
    const answer = await retell.playground.completion(agentId, { ...request, messages });
    answers.push(answer);
    request = {
      ...request,
      messages: [...messages, ...answer.messages],
      ...(answer.current_node_id === undefined ? {} : { current_node_id: answer.current_node_id }),
      ...(answer.current_state === undefined ? {} : { current_state: answer.current_state }),
      ...(answer.dynamic_variables === undefined ? {} : { dynamic_variables: answer.dynamic_variables }),
    };
  }
  return { answers, messages: request.messages, last: answers.at(-1) };
}

const wordsIn = (messages: Answer["messages"]) =>
  messages.flatMap((message) => (message.role === "agent" ? [message.content] : [])).join(" ");

async function bookingAgent({ retell }: TestWorld, url: string) {
  const flow = flowOf(
    [
      says("greet", "Hello {{name}}, how can I help?", { edges: [when("Caller wants an appointment", "collect")] }),
      {
        id: "collect",
        type: "conversation",
        instruction: { type: "prompt", text: "Ask which day suits them. Ask for the caller's name." },
        edges: [when("Caller has given day and name", "book")],
      },
      {
        id: "book",
        type: "function",
        tool_id: "t",
        tool_type: "local",
        wait_for_result: true,
        edges: [whenEqual("{{reference}}", "exists", undefined, "bye")],
        else_edge: named("Else", "sorry"),
      },
      ends("bye", "Booked as {{reference}}. Goodbye!"),
      ends("sorry", "That did not work. Goodbye!"),
    ],
    {
      default_dynamic_variables: { name: "there" },
      tools: [
        {
          type: "custom",
          tool_id: "t",
          name: "book_visit",
          url,
          parameters: {
            type: "object",
            properties: { day: { type: "string" }, name: { type: "string", description: "Caller's name" } },
          },
          response_variables: { reference: "reference" },
        },
      ],
    },
  );
  const { conversation_flow_id } = await retell.conversationFlow.create(flow);
  return retell.agent.create({
    voice_id: "11labs-Adrian",
    response_engine: { type: "conversation-flow", conversation_flow_id },
  });
}

const lines = ["I need an appointment", "On Monday", "My name is Bob Jones"];

describe("the playground", () => {
  it("plays a flow turn by turn, and each thing outside is done once", async () => {
    const world = await startTestWorld();
    const server = await startFunctionServer(() => ({ body: { reference: "B-9" } }));
    const { agent_id: agentId } = await bookingAgent(world, server.url);
    const { answers, messages } = await converse(world, agentId, lines);

    expect(answers.map(({ current_node_id: node, call_ended: ended }) => [node, ended])).toEqual([
      ["greet", false],
      ["collect", false],
      ["collect", false],
      ["bye", true],
    ]);
    expect(answers.map(({ messages: fresh }) => wordsIn(fresh))).toEqual([
      "Hello there, how can I help?",
      expect.stringContaining("Could you tell me"),
      expect.stringContaining("your name"),
      "Booked as B-9. Goodbye!",
    ]);
    expect(answers[3]?.dynamic_variables).toEqual({ name: "there", reference: "B-9" });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.isSignatureValid).toBe(true);
    expect(JSON.parse(server.received[0]?.raw ?? "")).toMatchObject({
      name: "book_visit",
      args: { day: "Monday", name: "Bob Jones" },
      call: { agent_id: agentId, transcript: expect.stringContaining("User: On Monday") },
    });
    expect(messages.filter(({ role }) => role === "node_transition")).toHaveLength(4);
    expect(messages).toContainEqual(expect.objectContaining({ role: "tool_call_invocation", name: "book_visit" }));
    for (const message of answers.flatMap((answer) => answer.messages)) {
      expect(message).toMatchObject({ message_id: expect.any(String), created_timestamp: expect.any(Number) });
    }
  });

  it("is the same for the same request, goes on from any node, and takes what a mock says", async () => {
    const world = await startTestWorld();
    const server = await startFunctionServer();
    const { agent_id: agentId } = await bookingAgent(world, server.url);
    const ask = (request: Request) => world.retell.playground.completion(agentId, request);
    const messages: Request["messages"] = [
      { role: "agent", content: "What is your name?" },
      { role: "user", content: "My name is Bob Jones, and Monday suits me" },
    ];
    const tool_mocks: Request["tool_mocks"] = [
      {
        tool_name: "book_visit",
        input_match_rule: { type: "partial_match", args: { name: "Ann" } },
        output: '{"reference":"no"}',
      },
      { tool_name: "book_visit", input_match_rule: { type: "any" }, output: '{"reference":"M-1"}' },
    ];
    const request = { messages, current_node_id: "collect", tool_mocks, dynamic_variables: { name: "Bob" } };
    const first = await ask(request);
    expect(first).toMatchObject({ current_node_id: "bye", call_ended: true, dynamic_variables: { reference: "M-1" } });
    expect(wordsIn((await ask(request)).messages)).toBe(wordsIn(first.messages));
    expect(server.received).toEqual([]);
    const refused = await ask({
      ...request,
      tool_mocks: [{ tool_name: "book_visit", input_match_rule: { type: "any" }, output: "{}", result: false }],
    });
    expect(refused.current_node_id).toBe("sorry");
  });

  it("plays the states of an LLM, and the version that is asked for", async () => {
    const world = await startTestWorld();
    const states = [
      { name: "greet", edges: [{ destination_state_name: "emergency", description: "Caller reports a leak" }] },
      { name: "emergency", state_prompt: 'Say: "Please close the main valve." Ask for the caller\'s address.' },
    ];
    const agent = await createAgent(world, {}, { states, starting_state: "greet", begin_message: "Version one." });
    await world.retell.agent.publish(agent.agent_id, { version: 0 });
    await world.retell.agent.createVersion(agent.agent_id, { base_version: 0 });
    const { response_engine } = await world.retell.agent.retrieve(agent.agent_id);
    const id = response_engine.type === "retell-llm" ? response_engine.llm_id : "";
    await world.retell.llm.update(id, { begin_message: "Version two." });
    const open = async (version?: number | string) =>
      wordsIn(
        (
          await world.retell.playground.completion(agent.agent_id, {
            messages: [],
            ...(version === undefined ? {} : { version }),
          })
        ).messages,
      );
    expect([await open(), await open(0), await open("latest_published")]).toEqual([
      "Version two.",
      "Version one.",
      "Version one.",
    ]);

    const { answers } = await converse(world, agent.agent_id, ["There is a leak", "I did that"]);
    expect(answers.map((answer) => answer.current_state)).toEqual(["greet", "emergency", "emergency"]);
    expect(wordsIn(answers[1]?.messages ?? [])).toBe("Please close the main valve.");
    expect(wordsIn(answers[2]?.messages ?? [])).toBe("Could you tell me your address, please?");
    expect(answers[1]?.messages).toContainEqual(
      expect.objectContaining({ role: "state_transition", former_state_name: "greet", new_state_name: "emergency" }),
    );
  });

  it("tells what it found in knowledge bases", async () => {
    const world = await startTestWorld();
    const base = await world.retell.knowledgeBase.create({
      knowledge_base_name: "Prices",
      knowledge_base_texts: [{ title: "Price list", text: "A crown costs $900 with us." }],
    });
    await world.idle();
    const agent = await createAgent(world, {}, { knowledge_base_ids: [base.knowledge_base_id] });
    const { last } = await converse(world, agent.agent_id, ["How much does a crown cost?"]);
    expect(last?.knowledge_base_retrieved_contents).toEqual([expect.stringContaining("$900")]);
    expect(wordsIn(last?.messages ?? [])).toContain("$900");
  });

  it("refuses unknown agents and bad messages", async () => {
    const { retell, ...world } = await startTestWorld();
    await expect(retell.playground.completion("agent_nowhere", { messages: [] })).rejects.toMatchObject({
      status: 422,
    });
    const { agent_id: id } = await createAgent({ retell, ...world });
    const bad = { messages: [{ role: "agent" }] } as unknown as Request;
    await expect(retell.playground.completion(id, bad)).rejects.toMatchObject({ status: 400 });
    await expect(retell.playground.completion(id, { messages: [], version: 7 })).rejects.toMatchObject({ status: 422 });
  });
});
