import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const port = "3900";
const sandboxPort = "4910";

/** A folder that goes when the process that made it ends: by then the product has been stopped. */
function makeStateDir(): string {
  const folder = mkdtempSync(join(tmpdir(), "voxcalls-e2e-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** Where the journeys' own copy of the product runs: its own ports and a state folder that nobody else has. */
export const e2eEnv = {
  CHROMIUM_PATH: process.env["CHROMIUM_PATH"],
  appUrl: `http://localhost:${port}`,
  /** The key of the sandbox's only workspace, with which it signs. */
  retellKey: "key_voxcalls_sandbox",
  sandboxUrl: `http://localhost:${sandboxPort}`,
  product: {
    PORT: port,
    SANDBOX_PORT: sandboxPort,
    // Playwright reads this file in every process of its own; the folder is made once, by the first.
    VOXCALLS_STATE_DIR: (process.env["VOXCALLS_E2E_STATE"] ??= makeStateDir()),
    RATE_LIMIT_SCALE: "100",
  },
};
