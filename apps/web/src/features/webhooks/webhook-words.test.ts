import { expect, it } from "vitest";
import { deliveryState, readable } from "./webhook-words";

it("tells a first try from those that follow a failure", () => {
  const word = (status: "pending" | "delivered" | "failed", attempts: number) =>
    deliveryState({ status, attempts }).word;
  expect([word("pending", 0), word("pending", 2)]).toEqual(["On its way", "Trying again"]);
  expect([word("delivered", 3), word("failed", 12)]).toEqual(["Delivered", "Failed"]);
});

it("lays JSON out and leaves everything else as it came", () => {
  expect(readable('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(readable("<html>")).toBe("<html>");
});
