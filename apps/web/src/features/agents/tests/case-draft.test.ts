import { describe, expect, it } from "vitest";
import { draftFrom, draftOf, emptyDraft, readDraft, refusedIn } from "./case-draft";

const typed = {
  ...emptyDraft,
  name: " Books a visit ",
  callerLines: "I want to book.\n\n On Monday. ",
  variables: "company = Bright = Dental",
  toolCalls: 'look_up\nbook_visit {"day": "Monday", "guests": {"adults": 2}}',
  mustSay: "which day",
  held: "day = Monday",
};
const meant = {
  name: "Books a visit",
  callerLines: ["I want to book.", "On Monday."],
  variables: { company: "Bright = Dental" },
  expectations: {
    toolCalls: [{ name: "look_up" }, { name: "book_visit", arguments: { day: "Monday", guests: { adults: 2 } } }],
    mustSay: ["which day"],
    variables: { day: "Monday" },
  },
};

describe("a test case as it is typed", () => {
  it("becomes lists and values, and is shown so that it becomes the same again", () => {
    expect(readDraft(typed)).toEqual({ input: meant });
    const at = new Date(0);
    const view = { ...meant, id: "1", agentId: "2", lastResult: null, createdAt: at, updatedAt: at };
    expect(readDraft(draftOf(view))).toEqual({ input: meant });
  });

  it("says under each text what cannot be read in it", () => {
    const odd = { ...typed, variables: "company", held: "day", toolCalls: "book_visit [1]" };
    expect(readDraft(odd)).toEqual({
      errors: {
        variables: expect.stringContaining("“company”") as unknown,
        held: expect.stringContaining("“day”") as unknown,
        toolCalls: expect.stringContaining("“book_visit”") as unknown,
      },
    });
  });

  it("shows what the server refused under the text that it stands in", () => {
    const refused = {
      "callerLines.3": "Too long.",
      "expectations.variables.day": "Odd.",
      "expectations.mustSay.0": "No.",
    };
    expect(refusedIn(refused)).toEqual({ callerLines: "Too long.", held: "Odd.", mustSay: "No." });
  });

  it("is made of a conversation: its lines, its way and its tools, without the line that got no answer", () => {
    const answer = { callEnded: false, currentNodeId: "b", currentState: null, dynamicVariables: {}, knowledge: [] };
    const move = {
      role: "node_transition" as const,
      formerNodeId: "a",
      formerNodeName: "Greeting",
      newNodeId: "b",
      newNodeName: "Booking",
    };
    const call = { role: "tool_call_invocation" as const, toolCallId: "1", name: "look_up", arguments: '{"day":1}' };
    const exchanges = [
      { said: null, answer: { ...answer, messages: [] } },
      { said: "I want\nto book.", answer: { ...answer, messages: [move, call] } },
      { said: "Hello?", answer: null },
    ];
    expect(draftFrom(exchanges, { company: "Bright", city: "" })).toEqual({
      ...emptyDraft,
      callerLines: "I want to book.",
      variables: "company = Bright",
      nodePath: "Greeting\nBooking",
      toolCalls: 'look_up {"day":1}',
    });
  });
});
