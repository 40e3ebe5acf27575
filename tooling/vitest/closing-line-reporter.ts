import type { Reporter, TestModule } from "vitest/node";

/**
 * Says last of all, on a line of its own, `N passed, N failed` (and `, N skipped`). What fails outside a test counts as
 * failed too: a file that does not load, a hook of a suite, an error nobody caught, a run that never came to its end.
 */
export default class ClosingLineReporter implements Reporter {
  #line = "0 passed, 1 failed";

  /** At exit and not at the run's end: nothing may follow. Watch mode never exits by itself and says nothing. */
  onInit(): void {
    process.once("exit", () => process.stdout.write(`${this.#line}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      const suites = [...module.children.allSuites()];
      count.failed += module.errors().length + suites.filter((suite) => suite.errors().length > 0).length;
    }
    const failed = count.failed + count.pending;
    this.#line = `${count.passed} passed, ${failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ""}`;
  }
}
