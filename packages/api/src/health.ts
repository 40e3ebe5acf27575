import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { pendingMigrations } from "@voxcalls/db";
import { collectDefaultMetrics, Registry } from "prom-client";
import { passwordHashes, passwordHashesRunning } from "./features/auth/passwords";
import type { Deps } from "./kernel/context";
import { sha256Hex } from "./kernel/crypto";
import { refusedWebhooks } from "./webhooks/refused";

const heartbeatMaxAgeMs = 60_000;

/** `/api/health` (alive), `/api/ready` (able to work; 503 says what is not) and `/api/metrics` (Prometheus, behind METRICS_TOKEN). */
export function health(deps: Deps): Hono {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "voxcalls_" });
  registry.registerMetric(refusedWebhooks);
  registry.registerMetric(passwordHashes);
  registry.registerMetric(passwordHashesRunning);
  return new Hono()
    .get("/health", (c) => c.json({ status: "ok" }))
    .get("/ready", async (c) => {
      const checks = await readiness(deps);
      const ready = Object.values(checks).every((check) => check === "ok");
      return c.json({ status: ready ? "ok" : "unavailable", checks }, ready ? 200 : 503);
    })
    .get("/metrics", async (c) => {
      if (!tokenHolds(deps.env.METRICS_TOKEN, c.req.header("authorization"))) return c.text("unauthorized", 401);
      return c.text(await registry.metrics(), 200, { "content-type": registry.contentType });
    });
}

async function readiness(deps: Deps): Promise<Record<string, string>> {
  const said = async (what: Promise<string>) =>
    await what.catch((error: unknown) => (error instanceof Error ? error.name : "failed"));
  const [database, migrations, worker, retell] = await Promise.all([
    said(deps.db.ping().then(() => "ok")),
    said(migrationsState(deps)),
    said(workerState(deps)),
    said(deps.retell.whoAmI().then(() => "ok")),
  ]);
  return { database, migrations, worker, retell };
}

/** Databases whose migrations were once found complete: none is ever taken back under a running process. */
const migrated = new WeakSet<Deps>();

async function migrationsState(deps: Deps): Promise<string> {
  if (migrated.has(deps)) return "ok";
  const [first] = await pendingMigrations(deps.env.DATABASE_URL);
  if (first !== undefined) return `not applied: ${first}`;
  migrated.add(deps);
  return "ok";
}

async function workerState(deps: Deps): Promise<string> {
  const since = new Date(deps.clock.now().getTime() - heartbeatMaxAgeMs);
  const alive = await deps.db.platform.workerHeartbeat.count({ where: { seenAt: { gte: since } } });
  return alive > 0 ? "ok" : "no worker has been seen for a minute";
}

function tokenHolds(expected: string | undefined, header: string | undefined): boolean {
  if (expected === undefined || header === undefined) return false;
  return timingSafeEqual(Buffer.from(sha256Hex(`Bearer ${expected}`)), Buffer.from(sha256Hex(header)));
}
