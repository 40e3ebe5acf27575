import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { announcement } from "./announce";
import { buildWeb } from "./build-web";
import { seedDemo } from "./demo";
import type { Ending } from "./ending";
import { ROOT, type Settings } from "./env";
import { assertPortFree } from "./free-port";
import { lockState } from "./lock";
import { lastLines, runPart, startPart, type Part, type PartOptions } from "./part";
import { productEnv } from "./product-env";
import { step } from "./progress";
import { readSecrets } from "./secrets";
import { waitFor } from "./wait-for";

const READY_PATIENCE_MS = 90_000;
const APP_GRACE_MS = 3500;
const SANDBOX_GRACE_MS = 1000;

/** Starts every part, step by step, and registers with `ending` how each is stopped. Throws what a person should read. */
export async function startProduct(settings: Settings, ending: Ending): Promise<void> {
  const begun = performance.now();
  const { signal } = ending;
  const logDir = join(settings.stateDir, "logs");
  const run = async (options: Omit<PartOptions, "logDir">) => runPart({ ...options, logDir }, signal);

  const secrets = await step("environment", async () => {
    ending.afterwards(await lockState(settings.stateDir));
    await mkdir(logDir, { recursive: true });
    await assertPortFree(settings.port, "PORT");
    if (settings.retellSandboxed) await assertPortFree(settings.sandboxPort, "SANDBOX_PORT");
    return readSecrets(settings.stateDir, settings.inherited);
  });
  await step("database client", () =>
    run({ name: "generate", args: ["scripts/generate.mjs"], cwd: join(ROOT, "packages/db"), env: settings.inherited }),
  );
  // Not before: the generated client is part of that package.
  const { startEmbeddedPostgres } = await import("@voxcalls/db/set-up");
  const { applyMigrations } = await import("../database/apply");

  const databaseUrl = await step("PostgreSQL", async () => {
    if (settings.databaseUrl !== undefined) return settings.databaseUrl;
    const server = await startEmbeddedPostgres({ stateDir: settings.stateDir, port: settings.embeddedPgPort });
    ending.afterwards(() => server.stop());
    return server.url;
  });
  signal.throwIfAborted();
  const env = productEnv(settings, secrets, databaseUrl);
  await step(
    "migrations",
    () => applyMigrations(databaseUrl, secrets.ENCRYPTION_KEY),
    (applied) => (applied.length > 0 ? `${applied.length} applied` : "up to date"),
  );
  signal.throwIfAborted();
  if (!settings.dev) {
    await step(
      "web build",
      () => buildWeb(env, logDir, signal),
      (outcome) => outcome,
    );
  }
  const begin = (name: string, home: string, entry: string) =>
    beginPart(
      { name, args: nodeArguments(home, entry, settings.dev), cwd: join(ROOT, home), env, logDir, echo: settings.dev },
      ending,
    );

  if (settings.retellSandboxed) {
    await step("sandbox", async () => {
      const sandbox = begin("sandbox", "apps/sandbox", "src/main.ts");
      ending.afterwards(() => sandbox.stop(SANDBOX_GRACE_MS));
      await waitFor(`http://localhost:${settings.sandboxPort}/`, READY_PATIENCE_MS, signal);
    });
  }
  await step("web app and worker", async () => {
    const parts = [begin("web", "apps/web", "server.ts"), begin("worker", "apps/worker", "src/main.ts")];
    ending.afterwards(async () => void (await Promise.all(parts.map((part) => part.stop(APP_GRACE_MS)))));
    await waitFor(`http://localhost:${settings.port}/api/ready`, READY_PATIENCE_MS, signal);
  });
  const hasDemo = await seedDemo(settings, databaseUrl, secrets.ENCRYPTION_KEY, () =>
    step("demo data", () =>
      run({ name: "seed", args: ["--import", "tsx", "scripts/seed.ts"], cwd: join(ROOT, "packages/api"), env }),
    ),
  );
  console.log(announcement(settings, { hasDemo, seconds: (performance.now() - begun) / 1000 }));
}

/** How node runs an entry: TypeScript through tsx, and in development again after every change of what it imports. */
function nodeArguments(home: string, entry: string, watch: boolean): string[] {
  if (!watch) return ["--import", "tsx", entry];
  const tsx = createRequire(join(ROOT, home, "package.json")).resolve("tsx/cli");
  return [tsx, "watch", "--clear-screen=false", entry];
}

/** Starts a part that has no business ending before everything does. */
function beginPart(options: PartOptions, ending: Ending): Part {
  const part = startPart(options);
  void part.ended.then((how) => {
    if (ending.signal.aborted) return;
    ending.begin(
      new Error(`${options.name} ended unexpectedly (${how}):\n${lastLines(part)}\nAll of it: ${part.logFile}`),
    );
  });
  return part;
}
