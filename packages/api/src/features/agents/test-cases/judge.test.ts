import { describe, expect, it } from "vitest";
import type { ChatTurn } from "../typed-chat";
import { judge, type Played } from "./judge";
import type { TestExpectations } from "./schemas";

const move = (from: string, to: string): ChatTurn => ({
  role: "node_transition",
  formerNodeId: from,
  formerNodeName: from.toUpperCase(),
  newNodeId: to,
  newNodeName: to.toUpperCase(),
});
const call = (name: string, args: unknown): ChatTurn => ({
  role: "tool_call_invocation",
  toolCallId: name,
  name,
  arguments: JSON.stringify(args),
});

const played: Played = {
  start: "greet",
  turns: [
    { role: "agent", content: "Hello, this is\nBright Dental." },
    { role: "user", content: "A cleaning on Monday, not an emergency." },
    move("greet", "prices"),
    move("prices", "book"),
    call("look_up", { day: "Monday" }),
    call("book_visit", { day: "Monday", guests: { adults: 2 }, note: "" }),
    { role: "tool_call_result", toolCallId: "book_visit", content: "Booked.", successful: true },
    { role: "agent", content: "You are booked for Monday." },
    { role: "sms", content: "See you on Monday at nine." },
  ],
  variables: { day: "Monday", name: " Ada " },
  unheard: [],
};

const table: [string, TestExpectations, string | null][] = [
  ["nothing", {}, null],
  ["nodes by name", { nodePath: ["Greet", "Prices", "Book"] }, null],
  ["nodes by id, others between them", { nodePath: ["greet", "book"] }, null],
  ["nodes in another order", { nodePath: ["book", "prices"] }, "It did not come to “prices”."],
  ["a node it never came to", { nodePath: ["greet", "goodbye"] }, "GREET → PRICES → BOOK"],
  ["a tool by name alone", { toolCalls: [{ name: "book_visit" }] }, null],
  [
    "some of its arguments, however deep",
    { toolCalls: [{ name: "book_visit", arguments: { guests: { adults: 2 } } }] },
    null,
  ],
  ["another argument", { toolCalls: [{ name: "book_visit", arguments: { day: "Tuesday" } }] }, '{"day":"Tuesday"}'],
  ["a tool twice that was called once", { toolCalls: [{ name: "look_up" }, { name: "look_up" }] }, "“look_up”"],
  ["a tool that was not called", { toolCalls: [{ name: "send_bill" }] }, "called: look_up, book_visit"],
  ["words in other capitals, over a line break", { mustSay: ["THIS IS BRIGHT dental"] }, null],
  ["words of a text message", { mustSay: ["at nine"] }, null],
  ["words that only the caller said", { mustSay: ["cleaning"] }, "It never said “cleaning”."],
  ["words that only the caller must not hear", { mustNotSay: ["emergency"] }, null],
  [
    "words that were said although they must not be",
    { mustNotSay: ["Booked for monday"] },
    "It said “Booked for monday”.",
  ],
  ["variables, blanks aside", { variables: { day: "Monday", name: "Ada" } }, null],
  ["a variable with another value", { variables: { day: "Tuesday" } }, "{{day}} is “Monday”, not “Tuesday”."],
  ["a variable without a value", { variables: { time: "nine" } }, "{{time}} has no value"],
];

describe("judging a conversation", () => {
  it.each(table)("expecting %s", (_, expectations, complaint) => {
    const failures = judge(expectations, played).map(({ message }) => message);
    expect(failures).toEqual(complaint === null ? [] : [expect.stringContaining(complaint)]);
  });

  it("a call that ended before the caller had said everything does not pass", () => {
    expect(judge({}, { ...played, unheard: ["One more thing.", "Bye."] })).toEqual([
      { expectation: "callerLines", message: "The call ended before the caller could say “One more thing.”." },
    ]);
  });

  it("a conversation that never moved stood where it began", () => {
    const still = { ...played, turns: [], start: "greet" };
    expect(judge({ nodePath: ["greet"] }, still)).toEqual([]);
    expect(judge({ nodePath: ["book"] }, still)).toMatchObject([{ expectation: "nodePath" }]);
  });

  it("arguments that are no JSON count as none", () => {
    const odd: ChatTurn = { role: "tool_call_invocation", toolCallId: "1", name: "look_up", arguments: "{day:" };
    const turns = [odd];
    expect(judge({ toolCalls: [{ name: "look_up" }] }, { ...played, turns })).toEqual([]);
    expect(judge({ toolCalls: [{ name: "look_up", arguments: { day: 1 } }] }, { ...played, turns })).toHaveLength(1);
  });
});
