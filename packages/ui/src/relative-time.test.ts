import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { RelativeTime } from "./relative-time";

describe("RelativeTime", () => {
  it("is written in UTC by the server, so that the browser's first render agrees", () => {
    expect(renderToString(createElement(RelativeTime, { at: "2026-02-06T14:03:20.000Z" }))).toBe(
      '<time dateTime="2026-02-06T14:03:20.000Z" class="whitespace-nowrap">2026-02-06 14:03 UTC</time>',
    );
  });
});
