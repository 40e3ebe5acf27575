import { createLog } from "@voxcalls/api";
import { TRPCError } from "@trpc/server";
import { expect, it } from "vitest";
import { consoleToLog } from "./console-to-log";

function written() {
  const lines: string[] = [];
  const target = { ...console };
  consoleToLog(createLog("debug", { write: (line) => void lines.push(line) }), target);
  return { target, lines: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>), raw: lines };
}

it("L5: a page that is refused writes one line, which is no error and has no stack", () => {
  const { target, lines } = written();
  const error = new TRPCError({ code: "FORBIDDEN", message: "Your role may not do this." });
  target.error(" ⨯", Object.assign(error, { digest: "01a2" }));
  expect(lines()).toMatchObject([{ level: 30, code: "FORBIDDEN", requestId: "01a2", msg: "a page was refused" }]);
  expect(JSON.stringify(lines())).not.toContain("stack");
});

it("L5: a page that failed writes one line with its stack and the id of its request", () => {
  const { target, lines, raw } = written();
  const broken = new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: new Error("first\nsecond") });
  target.error(" ⨯", Object.assign(broken, { digest: "01a3" }));
  target.error("\u001b[31m⨯\u001b[39m", new TypeError("x is not a function\n    at here"));
  expect(lines()).toMatchObject([
    { level: 50, requestId: "01a3", msg: "a page failed", err: { type: "TRPCError" } },
    { level: 50, msg: "a page failed", err: { type: "TypeError" } },
  ]);
  expect(raw.map((line) => line.trimEnd().split("\n").length)).toEqual([1, 1]);
});

it("L5: everything else that is said becomes one line of its level, without colours or secrets", () => {
  const { target, lines } = written();
  target.log("\u001b[32m✓\u001b[39m Ready in %dms\nand more", 12);
  target.warn("careful", { cookie: "x" });
  expect(lines()).toMatchObject([
    { level: 30, msg: "✓ Ready in 12ms\nand more" },
    { level: 40, msg: expect.stringContaining("careful") as string },
  ]);
});
