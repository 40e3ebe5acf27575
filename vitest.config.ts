import { defineConfig } from "vitest/config";

// One run for every package: test files share one embedded PostgreSQL (tooling/vitest/global-setup.ts) and clone its migrated template.
export default defineConfig({
  // The dashboard's own imports, as apps/web/tsconfig.json has them.
  resolve: { alias: { "~": new URL("apps/web/src", import.meta.url).pathname } },
  test: {
    include: ["{packages,apps}/*/{src,test,seed,testing}/**/*.test.ts", "tooling/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/.next/**"],
    globalSetup: ["tooling/vitest/global-setup.ts"],
    setupFiles: ["tooling/vitest/setup.ts"],
    reporters: ["default", "./tooling/vitest/closing-line-reporter.ts"],
    pool: "forks",
    maxWorkers: 2,
    // The product is imported once by each worker instead of once by each file, which were a sixth of the time. Files share no state beyond
    // it: each makes its own world, with a database of its own.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What a test waits for comes at once on an idle machine, and late on a busy one.
    expect: { poll: { timeout: 20_000 } },
  },
});
