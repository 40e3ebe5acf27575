import { describe, expect, it } from "vitest";
import { initials } from "./initials";

describe("initials", () => {
  it.each([
    ["Ada Moreno", "AM"],
    ["ada king-lovelace", "AK"],
    ["Émile", "É"],
    ["user.one@acme.test", "UO"],
    ["", "?"],
    ["– –", "?"],
  ])("shortens “%s” to %s", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
