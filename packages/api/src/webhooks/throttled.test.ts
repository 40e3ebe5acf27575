import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { throttled } from "./throttled";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("runs at once, and once more for all who asked meanwhile", () => {
  let runs = 0;
  const ask = throttled(100, () => runs++);
  ask();
  expect(runs).toBe(1);
  ask();
  ask();
  vi.advanceTimersByTime(99);
  expect(runs).toBe(1);
  vi.advanceTimersByTime(1);
  expect(runs).toBe(2);
  vi.advanceTimersByTime(1_000);
  expect(runs).toBe(2);
  ask();
  expect(runs).toBe(3);
});

it("runs ten times a second for one who never stops asking, and a last time after the last", () => {
  let runs = 0;
  const ask = throttled(100, () => runs++);
  for (let ms = 0; ms < 1_000; ms += 10) {
    ask();
    vi.advanceTimersByTime(10);
  }
  expect(runs).toBe(11);
  vi.advanceTimersByTime(1_000);
  expect(runs).toBe(11);
});
