import { describe, expect, it } from "vitest";
import { activeHref } from "./active-href";

const hrefs = ["/dashboard", "/dashboard/agent", "/dashboard/calls"];

describe("activeHref", () => {
  it.each([
    ["/dashboard", "/dashboard"],
    ["/dashboard/calls", "/dashboard/calls"],
    ["/dashboard/calls/0195", "/dashboard/calls"],
    ["/dashboard/numbers", "/dashboard"],
    ["/dashboard/agents-old", "/dashboard"],
    ["/admin", undefined],
  ])("takes %s to the entry %s", (path, href) => {
    expect(activeHref(path, hrefs)).toBe(href);
  });
});
