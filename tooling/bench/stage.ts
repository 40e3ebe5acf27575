import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readEnv, tokensOf } from "@voxcalls/api";
import { runtimeUrls, type RuntimeUrls } from "@voxcalls/db";
import { applyMigrations } from "../database/apply";
import { startPassingServer } from "../database/passing-server";
import type { Ending } from "../start/ending";
import { step } from "../start/progress";
import { startChild, type Child } from "./child";
import { inherited } from "./env";
import type { Options } from "./options";
import { seed, superAdmin, whale } from "./seed";

/** What all measurements stand on: a PostgreSQL of their own, filled, and the means to start servers beside it. */
export interface Stage extends RuntimeUrls {
  readonly options: Options;
  /** A folder that vanishes with the run. */
  readonly folder: string;
  readonly ownerUrl: string;
  readonly postmasterPid: number;
  /** An access token of the admin of the tenant with most calls. */
  readonly token: string;
  /** One of a super admin. */
  readonly superToken: string;
  /** Environment of the product's processes. */
  readonly env: NodeJS.ProcessEnv;
  /** Aborted when the run is broken off. */
  readonly signal: AbortSignal;
  /** Starts a process that ends with the run, if not before. */
  start(file: string, args?: readonly string[]): Promise<Child>;
}

export async function setStage(options: Options, ending: Ending): Promise<Stage> {
  const postgres = await step("PostgreSQL", () => startPassingServer("bench"));
  ending.afterwards(() => postgres.stop());
  const folder = postgres.stateDir;
  const env = productEnv(folder, postgres.url);
  const parsed = readEnv(env);
  await applyMigrations(postgres.url, parsed.ENCRYPTION_KEY);
  await step(`${options.rows.toLocaleString("en")} calls`, () => seed(postgres.url, options.rows, ending.signal));
  return {
    options,
    folder,
    ownerUrl: postgres.url,
    ...runtimeUrls(postgres.url, parsed.ENCRYPTION_KEY),
    postmasterPid: postgres.pid,
    env,
    signal: ending.signal,
    token: tokensOf(parsed).access(
      { sub: whale.adminId, tenant_id: whale.id, role: "admin", email: whale.email, sid: whale.sessionId },
      new Date(),
    ),
    superToken: tokensOf(parsed).access(
      { sub: superAdmin.id, tenant_id: null, role: "super_admin", email: superAdmin.email, sid: superAdmin.sessionId },
      new Date(),
    ),
    async start(file, args = []) {
      ending.signal.throwIfAborted();
      const child = await startChild(file, args, env);
      ending.afterwards(() => child.stop());
      return child;
    },
  };
}

function productEnv(folder: string, databaseUrl: string): NodeJS.ProcessEnv {
  const secret = () => randomBytes(24).toString("hex");
  return {
    ...inherited,
    NODE_ENV: "production",
    ENVIRONMENT: "test",
    LOG_LEVEL: "fatal",
    // As `start` sets it: password hashing shares these threads with file and name look-ups.
    UV_THREADPOOL_SIZE: "8",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    JWT_SECRET_KEY: secret(),
    AUTH_SECRET: secret(),
    ENCRYPTION_KEY: secret(),
    ACCESS_TOKEN_EXPIRE_MINUTES: "120",
    RATE_LIMIT_SCALE: "100000",
    RECORDINGS_DIR: join(folder, "recordings"),
    RETELL_API_KEY: secret(),
    // Nobody is asked: nothing that is measured speaks to a provider.
    RETELL_BASE_URL: "http://127.0.0.1:9",
    TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
    TWILIO_AUTH_TOKEN: secret(),
    TWILIO_BASE_URL: "http://127.0.0.1:9",
  };
}
