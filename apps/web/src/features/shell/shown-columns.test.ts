import { expect, it } from "vitest";
import { columnsCookie, columnsCookieText, readColumns } from "./shown-columns";

it("chosen columns come back from the cookie as they were", () => {
  const text = columnsCookieText("calls", ["time", "endReason"]);
  const value = text.split(";")[0]?.split("=")[1];
  expect(text.startsWith(`${columnsCookie("calls")}=`)).toBe(true);
  expect(readColumns(value)).toEqual(["time", "endReason"]);
});

it("no choice forgets the cookie, and what somebody wrote into it does no harm", () => {
  expect(columnsCookieText("calls", null)).toContain("max-age=0");
  expect(readColumns(undefined)).toBeNull();
  expect(readColumns("<b>-time")).toEqual(["time"]);
});
