import { describe, expect, it } from "vitest";
import { rowAfter } from "./row-keys";

describe("j and k", () => {
  it("enter the table at its first and its last row", () => {
    expect(rowAfter("j", 3, -1)).toBe(0);
    expect(rowAfter("k", 3, -1)).toBe(2);
  });

  it("go down and up, and stay at the ends", () => {
    expect(rowAfter("j", 3, 0)).toBe(1);
    expect(rowAfter("j", 3, 2)).toBe(2);
    expect(rowAfter("k", 3, 2)).toBe(1);
    expect(rowAfter("k", 3, 0)).toBe(0);
  });

  it("do nothing in an empty table, nor do other keys anywhere", () => {
    expect(rowAfter("j", 0, -1)).toBeNull();
    expect(rowAfter("x", 3, 1)).toBeNull();
  });
});
