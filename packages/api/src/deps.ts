import { assertSafeRuntimeRole, createDb, runtimeUrls } from "@voxcalls/db";
import { createRetell, createTwilio, retellConfigFrom, sipTrunkFrom, twilioConfigFrom } from "@voxcalls/retell-client";
import { systemClock } from "./kernel/clock";
import type { Deps } from "./kernel/context";
import { keyRing } from "./kernel/crypto";
import { listOf, type ApiEnv } from "./kernel/env";
import { createLog } from "./kernel/log";
import { createMailer } from "./kernel/mailer";
import { createNews } from "./kernel/news";
import { createRateLimits } from "./kernel/rate-limits";
import { folderStore, type RecordingStore } from "./kernel/recording-store";
import { s3Store } from "./kernel/s3-store";

/** Builds what a process owns, from its environment. */
export function createDeps(env: ApiEnv, overrides: Partial<Deps> = {}): Deps {
  const db = overrides.db ?? createDb(runtimeUrls(env.DATABASE_URL, env.ENCRYPTION_KEY));
  const log = overrides.log ?? createLog(env.LOG_LEVEL);
  return {
    env,
    db,
    retell: overrides.retell ?? createRetell(retellConfigFrom(env)),
    twilio: overrides.twilio ?? createTwilio(twilioConfigFrom(env)),
    sipTrunk: overrides.sipTrunk ?? sipTrunkFrom(env),
    recordings: overrides.recordings ?? recordingStoreOf(env),
    mailer: overrides.mailer ?? createMailer(env),
    news: overrides.news ?? createNews(db, log),
    limits: overrides.limits ?? createRateLimits(env, db.platform, log),
    sealing: overrides.sealing ?? keyRing(env.ENCRYPTION_KEY, listOf(env.ENCRYPTION_KEYS_OLD)),
    clock: overrides.clock ?? systemClock,
    log,
  };
}

function recordingStoreOf(env: ApiEnv): RecordingStore {
  if (env.RECORDINGS_S3_BUCKET === undefined) return folderStore(env.RECORDINGS_DIR);
  const accessKeyId = env.RECORDINGS_S3_ACCESS_KEY_ID;
  const secretAccessKey = env.RECORDINGS_S3_SECRET_ACCESS_KEY;
  return s3Store({
    bucket: env.RECORDINGS_S3_BUCKET,
    region: env.RECORDINGS_S3_REGION,
    endpoint: env.RECORDINGS_S3_ENDPOINT,
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
  });
}

/** Refuses to serve as a database role that could pass the walls between tenants, or over a table without them. */
export async function assertWalls(deps: Deps): Promise<void> {
  await assertSafeRuntimeRole(deps.db);
}
