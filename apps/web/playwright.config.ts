import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { e2eEnv } from "./e2e/env";

const found = [e2eEnv.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);
if (!found) throw new Error("No Chromium found: install it, or say where it is with CHROMIUM_PATH.");

/** The browser's journeys, through the whole product: started with its demo in a folder of its own, stopped afterwards. */
export default defineConfig({
  testDir: "e2e",
  fullyParallel: false,
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [["line"]],
  outputDir: join(import.meta.dirname, "test-results"),
  use: {
    baseURL: e2eEnv.appUrl,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: found,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
      ],
    },
  },
  webServer: {
    command: "node --import tsx tooling/start/main.ts",
    cwd: join(import.meta.dirname, "../.."),
    env: e2eEnv.product,
    wait: { stdout: /VoxCalls is ready/ },
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
