import { describe, expect, it } from "vitest";
import { actWords, changesOf, changeWords, fieldWords, valueWords } from "./audit-words";

describe("the log in words", () => {
  it.each([
    ["tenant.updated", "Changed the settings"],
    ["agent.created", "Created an agent"],
    ["api_key.revoked", "Revoked an API key"],
    ["phone_number.claimed", "Claimed a phone number"],
    ["plan.changed", "Changed a plan"],
    ["account.password_changed", "Changed the own password"],
    ["platform_account.link_sent", "Sent a super admin's link"],
    ["something_new.was_done", "Was done a something new"],
  ])("says %s as %j", (action, words) => expect(actWords(action)).toBe(words));

  it("reads names of fields as words", () => {
    expect(["minPasswordLength", "assignedUserId", "fail_open", "llmModel"].map(fieldWords)).toEqual([
      "Min password length",
      "Assigned user",
      "Fail open",
      "LLM model",
    ]);
  });

  it("writes any value", () => {
    expect([null, "", true, false, 1200, ["a", 2], [], { a: 1 }, "2026-12-28T15:43:30.600Z"].map(valueWords)).toEqual([
      ...["–", "–", "yes", "no", "1,200", "a, 2", "none", '{"a":1}', "2026-12-28 15:43 UTC"],
    ]);
  });

  it("shows what differs and nothing else", () => {
    const entry = { before: { name: "A", plan: "pro", gone: 1 }, after: { name: "B", plan: "pro", here: [] } };
    expect(changesOf(entry)).toEqual([
      { field: "Name", before: "A", after: "B" },
      { field: "Gone", before: "1", after: null },
      { field: "Here", before: null, after: "none" },
    ]);
    expect(changeWords(entry)).toBe("Name: A → B · Gone: 1 · Here: none");
    expect(changeWords({ before: null, after: null })).toBe("");
    const agentId = "01a203b1-5a91-740f-8715-998551cc8d72";
    expect(changeWords({ before: null, after: { agentId } })).toBe("Agent: 01a2…8d72");
  });
});
