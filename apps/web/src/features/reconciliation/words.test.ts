import type { RunView } from "@voxcalls/api/schemas/reconciliation";
import { expect, it } from "vitest";
import { runWords } from "./words";

const run = {
  id: "0",
  startedBy: "nightly",
  fromDay: "2026-05-01",
  toDay: "2026-05-04",
  nextDay: "2026-05-02",
  found: 0,
  settled: 0,
  problem: null,
  startedAt: new Date(),
  finishedAt: null,
} satisfies Omit<RunView, "state">;

it("says of a run what it looks at, what holds it up, and what it came to", () => {
  expect(runWords({ ...run, state: "running" })).toBe("It compares 2026-05-02 (2026-05-01 to 2026-05-04).");
  expect(runWords({ ...run, state: "running", nextDay: "2026-05-05" })).toContain("2026-05-04 (");
  expect(runWords({ ...run, state: "running", problem: "throttled" })).toContain("tries again: throttled");
  expect(runWords({ ...run, state: "failed", problem: "away" })).toBe("It gave up at 2026-05-02: away");
  expect(runWords({ ...run, state: "done" })).toBe("Everything agrees.");
  expect(runWords({ ...run, state: "done", found: 3, settled: 2 })).toBe("3 found, 2 of them settled at once.");
});
