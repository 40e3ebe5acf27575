import { describe, expect, it } from "vitest";
import { limitLevel } from "./limit-level";

describe("limitLevel", () => {
  it.each([
    [74, 100, "calm"],
    [75, 100, "near"],
    [89, 100, "near"],
    [90, 100, "full"],
    [130, 100, "full"],
    [0, 0, "full"],
  ])("calls %s of %s %s", (used, limit, level) => {
    expect(limitLevel(used, limit)).toBe(level);
  });
});
