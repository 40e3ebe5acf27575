import { describe, expect, it } from "vitest";
import { matchWords } from "./match-words";

describe("matchWords", () => {
  it.each([
    ["zur", 1],
    ["ZÜRICH swiss", 1],
    ["swiss zurich", 1],
    ["zurich german", 0],
    ["  ", 1],
    ["0195", 0],
  ])("answers “%s” with %s", (search, shown) => {
    expect(matchWords("0195f3a2", search, ["Zürich", "Swiss, calm"])).toBe(shown);
  });
});
