import { readEnv } from "@voxcalls/api/env";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { announcement } from "./announce";
import { buildWeb } from "./build-web";
import { claim } from "./claim";
import { isDemoUnfinished, seedWithNote } from "./demo-note";
import type { Ending } from "./ending";
import { ROOT, type Settings } from "./env";
import { assertPortFree, freePortNear } from "./free-port";
import { lastLines, runPart, startPart, type Part, type PartOptions } from "./part";
import { productEnv } from "./product-env";
import { step } from "./progress";
import { readSecrets } from "./secrets";
import { waitFor } from "./wait-for";

const READY_PATIENCE_MS = 90_000;
const APP_GRACE_MS = 3500;
const SANDBOX_GRACE_MS = 1000;
/** 4025 beside the sandbox's usual 4010, for SMTP's own 25. */
const SMTP_PORT_DISTANCE = 15;

/** Starts every part, step by step, and registers with `ending` how each is stopped. Throws what a person should read. */
export async function startProduct(settings: Settings, ending: Ending): Promise<void> {
  const begun = performance.now();
  const { signal } = ending;
  const logDir = join(settings.stateDir, "logs");
  const run = async (options: Omit<PartOptions, "logDir">) => runPart({ ...options, logDir }, signal);

  const withSandbox = settings.retellSandboxed || settings.mailSandboxed;
  const { secrets, smtpPort } = await step("environment", async () => {
    const release = await claim(join(settings.stateDir, "starter.port"));
    if (!release) {
      const { stateDir } = settings;
      throw new Error(`${stateDir} is in use by another copy. Stop it, or set VOXCALLS_STATE_DIR to another folder.`);
    }
    ending.afterwards(release);
    await mkdir(logDir, { recursive: true });
    await assertPortFree(settings.port, "PORT");
    if (withSandbox) await assertPortFree(settings.sandboxPort, "SANDBOX_PORT");
    const smtpPort = await chooseSmtpPort(settings);
    const kept = await readSecrets(settings.stateDir, settings.inherited);
    // Before anything takes time: whatever is wrong in the environment, by name.
    const databaseUrl = settings.databaseUrl ?? "postgresql://localhost/embedded";
    readEnv(productEnv(settings, kept, { databaseUrl, smtpPort }));
    return { secrets: kept, smtpPort };
  });
  await step("database client", () =>
    run({ name: "generate", args: ["scripts/generate.mjs"], cwd: join(ROOT, "packages/db"), env: settings.inherited }),
  );
  const redoDemo = settings.databaseUrl === undefined && isDemoUnfinished(settings.stateDir);
  const databaseUrl = await openDatabase(settings, secrets.ENCRYPTION_KEY, redoDemo, ending);
  const env = productEnv(settings, secrets, { databaseUrl, smtpPort });
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

  await step(withSandbox ? "sandbox, web, worker" : "web, worker", async () => {
    if (withSandbox) {
      const sandbox = begin("sandbox", "apps/sandbox", "src/main.ts");
      ending.afterwards(() => sandbox.stop(SANDBOX_GRACE_MS));
    }
    const apps = [begin("web", "apps/web", "server.ts"), begin("worker", "apps/worker", "src/main.ts")];
    ending.afterwards(async () => void (await Promise.all(apps.map((app) => app.stop(APP_GRACE_MS)))));
    // Ready means that the database, the worker and the provider are all there.
    await waitFor(`http://localhost:${settings.port}/api/ready`, READY_PATIENCE_MS, signal).catch((error: Error) => {
      // The real provider may be away for a while; what it is not needed for runs without it.
      if (settings.retellSandboxed || signal.aborted) throw error;
      console.warn(`\n  ${error.message}`);
    });
    if (redoDemo) await fetch(`http://localhost:${settings.sandboxPort}/_sandbox/reset`, { method: "POST", signal });
  });
  const hasDemo = await prepareDemo(settings, databaseUrl, secrets.ENCRYPTION_KEY, () =>
    run({ name: "seed", args: ["--import", "tsx", "scripts/seed.ts"], cwd: join(ROOT, "packages/api"), env }),
  );
  console.log(announcement(settings, { hasDemo, seconds: (performance.now() - begun) / 1000 }));
}

/** Nobody types this port, so one that is taken need not stop the start, unless it was asked for. */
async function chooseSmtpPort({ sandboxPort, sandboxSmtpPort, mailSandboxed }: Settings): Promise<number> {
  if (sandboxSmtpPort === undefined) return await freePortNear(Math.min(sandboxPort + SMTP_PORT_DISTANCE, 65_535));
  if (mailSandboxed) await assertPortFree(sandboxSmtpPort, "SANDBOX_SMTP_PORT");
  return sandboxSmtpPort;
}

/** Starts PostgreSQL if it is ours to start, brings its tables up to date and answers the owner's connection string. */
async function openDatabase(
  settings: Settings,
  encryptionKey: string,
  empty: boolean,
  ending: Ending,
): Promise<string> {
  // Not before the client is generated: these packages contain it.
  const setUp = await import("@voxcalls/db/set-up");
  const { applyMigrations } = await import("../database/apply");
  const databaseUrl = await step("PostgreSQL", async () => {
    if (settings.databaseUrl !== undefined) return settings.databaseUrl;
    const server = await setUp.startEmbeddedPostgres({ stateDir: settings.stateDir, port: settings.embeddedPgPort });
    ending.afterwards(() => server.stop());
    return server.url;
  });
  ending.signal.throwIfAborted();
  await step(
    "migrations",
    async () => {
      if (empty) await setUp.dropEverything(databaseUrl);
      return applyMigrations(databaseUrl, encryptionKey);
    },
    (applied) => (applied.length > 0 ? `${applied.length} applied` : "up to date"),
  );
  ending.signal.throwIfAborted();
  return databaseUrl;
}

/** Fills an empty, sandboxed installation with the demo. Answers whether the demo's people can sign in. */
async function prepareDemo(settings: Settings, databaseUrl: string, encryptionKey: string, seed: () => Promise<void>) {
  const { lookForDemo } = await import("./demo");
  const found = await lookForDemo(databaseUrl, encryptionKey);
  if (found !== "nothing" || !settings.retellSandboxed || settings.production) return found === "demo";
  await step("demo data", () => seedWithNote(settings.stateDir, seed));
  return true;
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
