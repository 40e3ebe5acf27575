import { describe, expect, it } from "vitest";
import { callSearchOf, digitsOf } from "./palette-search";

describe("the palette asks for calls", () => {
  it("by id when an id was pasted, in whatever case", () => {
    expect(callSearchOf("0195F000-0000-7000-8000-00000000000A")).toEqual({
      id: "0195f000-0000-7000-8000-00000000000a",
    });
  });

  it("by the digits of a number, however it is written", () => {
    expect(callSearchOf("+1 (202) 555-0100")).toEqual({ q: "12025550100" });
  });

  it("by words, but not by a letter or two digits", () => {
    expect(callSearchOf("booked")).toEqual({ q: "booked" });
    expect(callSearchOf("b")).toBeNull();
    expect(callSearchOf("12")).toBeNull();
  });
});

it("only what looks like a phone number has digits to search by", () => {
  expect(digitsOf("(202) 555")).toBe("202555");
  expect(digitsOf("route 66")).toBeNull();
  expect(digitsOf("+")).toBeNull();
});
