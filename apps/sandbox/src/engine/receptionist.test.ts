import { describe, expect, it } from "vitest";
import { dentist } from "../../test/dentist";
import { ends, flowOf, type FlowNodes, named, says, when, whenEqual } from "../../test/flows";
import { FlowVersion } from "../retell/flow-fields";
import { Conversation } from "./conversation";
import { nothingAround } from "./scene";

// A whole flow as people build it, in their words, and what callers say to it.

const prompt = (id: string, text: string, rest: object = {}) => ({
  id,
  type: "conversation" as const,
  instruction: { type: "prompt" as const, text },
  ...rest,
});

const nodes: FlowNodes = [
  prompt("welcome", "Greet the caller warmly, introduce yourself and ask how you can help today.", {
    edges: [
      when("The user would like to schedule, book or make an appointment", "details"),
      when("User asks a question about prices, opening hours or treatments", "questions"),
      when("User prefers to speak Chinese or Mandarin", "chinese"),
    ],
  }),
  prompt("questions", "Answer the caller's questions from the knowledge base. Then ask if they need anything else.", {
    edges: [
      when("User wants to book an appointment", "details"),
      when("User has no more questions or says goodbye", "goodbye"),
    ],
  }),
  {
    id: "chinese",
    type: "agent_swap",
    agent_id: "agent_zh",
    post_call_analysis_setting: "both_agents",
    speak_during_execution: true,
    instruction: { type: "static_text", text: "One moment, my colleague speaks Mandarin." },
    edge: named("Transfer failed", "welcome"),
  },
  says("emergency", "Please come in right away, we keep slots free for emergencies. Shall I put you through?", {
    global_node_setting: {
      condition: "User reports a dental emergency, for example severe pain, swelling or bleeding",
    },
    edges: [when("User agrees", "dentist"), when("User declines", "welcome")],
  }),
  {
    id: "dentist",
    type: "transfer_call",
    transfer_destination: { type: "predefined", number: "+14155550123" },
    transfer_option: { type: "cold_transfer" },
    edge: named("Transfer failed", "goodbye"),
  },
  prompt("details", "Collect the caller's full name, the preferred day and the preferred time for the appointment.", {
    edges: [when("The user has provided their name, preferred date and time", "extract")],
  }),
  {
    id: "extract",
    type: "extract_dynamic_variables",
    variables: [
      { type: "string", name: "full_name", description: "The full name of the caller" },
      { type: "string", name: "preferred_day", description: "The day the caller prefers" },
      { type: "string", name: "preferred_time", description: "The time the caller prefers" },
    ],
    edges: [whenEqual("{{full_name}}", "exists", undefined, "book")],
    else_edge: named("Else", "details"),
  },
  {
    id: "book",
    type: "function",
    tool_id: "t",
    tool_type: "local",
    wait_for_result: true,
    edges: [when("The slot was booked successfully", "confirm"), when("The slot is not available", "details")],
    else_edge: named("Else", "goodbye"),
  },
  prompt("confirm", "Tell the caller that the appointment on {{preferred_day}} at {{preferred_time}} is booked.", {
    skip_response_edge: named("Skip response", "sms"),
  }),
  {
    id: "sms",
    type: "sms",
    instruction: {
      type: "prompt",
      text: "Send the caller a short confirmation: {{full_name}}, {{preferred_day}} {{preferred_time}}",
    },
    success_edge: named("Sent successfully", "goodbye"),
    failed_edge: named("Failed to send", "goodbye"),
  },
  ends("goodbye", "Thank you for calling Bright Smile. Goodbye!"),
];

const parameters = {
  type: "object" as const,
  properties: {
    full_name: { type: "string" },
    preferred_day: { type: "string" },
    preferred_time: { type: "string" },
  },
};

const flow = FlowVersion.parse({
  conversation_flow_id: "conversation_flow_1",
  version: 0,
  is_published: false,
  last_modification_timestamp: 0,
  ...flowOf(nodes, {
    global_prompt: "You are Ava, the receptionist of Bright Smile Dental. Be friendly and brief.",
    tools: [{ type: "custom", tool_id: "t", name: "book_slot", url: "https://example.com", parameters }],
  }),
});
const knowledge = { ids: ["knowledge_base_1"], topK: undefined, filterScore: undefined };
const agent = dentist({ flow, knowledge, prompt: flow.global_prompt ?? "", tools: [] });
const chinese = dentist({ agentId: "agent_zh", language: "zh-CN", beginMessage: "您好，有什么可以帮您？" });

async function play(lines: string[], booked: object = { status: "booked" }) {
  const asked: unknown[] = [];
  const conversation = new Conversation(agent, {
    ...nothingAround,
    callFunction: (_tool, args) => {
      asked.push(args);
      return Promise.resolve({ content: JSON.stringify(booked), successful: true });
    },
    findAgent: () => chinese,
    lookUp: (_knowledge, text) => (/price|cost|much/i.test(text) ? ["Cleaning: $80. Whitening: $250."] : []),
  });
  const events = await conversation.open();
  for (const line of lines) events.push(...(await conversation.hear(line)));
  return {
    asked,
    events,
    path: events.flatMap((event) => (event.kind === "node" ? [event.to.id] : [])),
    said: events.flatMap((event) => (event.kind === "say" && event.role === "agent" ? [event.text] : [])),
  };
}

describe("a dentist's receptionist, built as a flow", () => {
  it.each([
    [
      [
        "Hi, I'd like to book an appointment please.",
        "My name is Emma Stone.",
        "Tuesday would be good.",
        "At 3 pm, please.",
      ],
    ],
    [["Can I come in on Tuesday at 3 pm? I need an appointment.", "My name is Emma Stone"]],
    [["Hello", "I want to make an appointment", "Emma Stone", "on Tuesday", "3 pm"]],
  ])("books for a caller who says %j", async (lines) => {
    const { asked, path, said, events } = await play(lines);
    expect(asked).toEqual([{ full_name: "Emma Stone", preferred_day: "Tuesday", preferred_time: "3 pm" }]);
    expect(path).toEqual(["welcome", "details", "extract", "book", "confirm", "sms", "goodbye"]);
    expect(said[0]).toContain("Ava from Bright Smile Dental");
    expect(said.at(-2)).toBe("The appointment on Tuesday at 3 pm is booked.");
    expect(events).toContainEqual({ kind: "sms", text: expect.stringContaining("Emma Stone, Tuesday 3 pm") });
  });

  it("asks again when the slot is taken", async () => {
    const lines = ["An appointment on Tuesday at 3 pm please", "My name is Emma Stone"];
    const { path } = await play(lines, { available: false });
    expect(path.slice(-2)).toEqual(["book", "details"]);
  });

  it("answers questions, then books or says goodbye", async () => {
    const { path, said } = await play(["How much is a whitening?", "No, that's all, thanks. Bye"]);
    expect(path).toEqual(["welcome", "questions", "goodbye"]);
    expect(said[1]).toContain("$250");
    expect((await play(["What are your prices?", "Okay, then I want to book an appointment"])).path).toEqual([
      "welcome",
      "questions",
      "details",
    ]);
  });

  it("hands a Mandarin speaker over, and an emergency to the dentist", async () => {
    for (const line of ["你好，请问会说中文吗？", "Can we speak Mandarin please?"]) {
      expect((await play([line])).said.slice(1)).toEqual([
        "One moment, my colleague speaks Mandarin.",
        "您好，有什么可以帮您？",
      ]);
    }
    const emergency = await play([
      "I want an appointment",
      "Oh, I have terrible pain and my gum is bleeding",
      "Yes please",
    ]);
    expect(emergency.path).toEqual(["welcome", "details", "emergency", "dentist"]);
    expect(emergency.events.at(-1)).toMatchObject({ reason: "call_transfer" });
  });

  it("asks for what an edge still waits for, and takes another time only when one is said", async () => {
    const short = FlowVersion.parse({
      ...flow,
      nodes: [
        prompt("ask", "Ask for the caller's name, then for the day and time that suit. Repeat both.", {
          edges: [when("The caller has given a name and agreed to a day and time", "taken")],
        }),
        prompt("taken", "Say that this time could not be booked, and ask for another one.", {
          edges: [
            when("The caller has agreed to another time", "end"),
            when("The caller would rather speak to somebody", "person"),
          ],
        }),
        says("person", "One moment."),
        ends("end", "Fine. Goodbye!"),
      ],
      start_node_id: "ask",
    });
    const talk = async (lines: string[]) => {
      const conversation = new Conversation({ ...agent, flow: short });
      const events = await conversation.open();
      for (const line of lines) events.push(...(await conversation.hear(line)));
      return events.flatMap((event) => (event.kind === "say" && event.role === "agent" ? [event.text] : []));
    };
    expect(await talk(["Emma Stone", "On Tuesday", "At 3 pm", "That is a pity", "Then at 4 pm"])).toEqual([
      expect.stringContaining("your name"),
      "Gladly. Which day would suit you?",
      "What time would you like?",
      "This time could not be booked. Could you tell me another one, please?",
      "What time would you like?",
      "Fine. Goodbye!",
    ]);
    const lines = ["Emma Stone, on Tuesday at 3 pm", "My name is Emma Stone", "Can I speak to a person?"];
    expect((await talk(lines)).at(-1)).toBe("One moment.");
  });
});
