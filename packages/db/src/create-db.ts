import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";
import { JobsPool } from "./jobs-pool";
import { relationMapOf } from "./relation-map";
import { RuntimePool } from "./runtime-pool";
import { statementNames } from "./statement-names";
import { createTenantDb, type TenantDb } from "./tenant-db";
import { TenantPool } from "./tenant-pool";

export interface DbOptions {
  /** The login of the app role (see `runtimeUrls`). */
  appUrl: string;
  /** The login of the platform role. */
  platformUrl: string;
  /** Connections at most, of each role. */
  poolSize?: number;
  /** After this any single query has failed; together with `connectTimeoutMs` it bounds every request. */
  queryTimeoutMs?: number;
  /** How long a query or a transaction waits for a connection. */
  connectTimeoutMs?: number;
  /** How long a transaction may run unless it says otherwise. */
  transactionTimeoutMs?: number;
}

/** The unscoped client of the platform role: sees every tenant's rows. Only a short list of files may use it. */
export type PlatformDb = PrismaClient;

export interface Db {
  /** A client that sees and changes one tenant's rows. Cheap: make one per request. @throws TypeError if not a UUID. */
  forTenant(tenantId: string): TenantDb;
  readonly platform: PlatformDb;
  /**
   * A pool of its own of the platform role, for the job queue, which brings its own statements, and for the few statements that
   * may take long. Whoever asks for it ends it.
   */
  jobsPool(size: number, patienceMs?: number): JobsPool;
  /** Asks the server for a sign of life, apart from the busy pools. @throws within 3 s if there is none. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const POOL_SIZE = 10;
const QUERY_TIMEOUT_MS = 3_000;
const CONNECT_TIMEOUT_MS = 2_000;
const TRANSACTION_TIMEOUT_MS = 5_000;
/** Jobs have nobody waiting for them: better late than run again. */
const JOBS_CONNECT_TIMEOUT_MS = 10_000;
const PING_TIMEOUT_MS = 1_000;

/** Opens no connection before the first query. */
export function createDb({
  appUrl,
  platformUrl,
  poolSize = POOL_SIZE,
  queryTimeoutMs = QUERY_TIMEOUT_MS,
  connectTimeoutMs = CONNECT_TIMEOUT_MS,
  transactionTimeoutMs = TRANSACTION_TIMEOUT_MS,
}: DbOptions): Db {
  const limits = { queryTimeoutMs, connectTimeoutMs };
  const appPool = new TenantPool({ url: appUrl, size: poolSize, ...limits });
  const platformPool = new RuntimePool({ url: platformUrl, size: poolSize, ...limits });
  const pingPool = new RuntimePool({ url: platformUrl, size: 1, ...limits, queryTimeoutMs: PING_TIMEOUT_MS });
  // "minimal": Prisma's longer messages repeat the arguments, and those may hold secrets.
  const options = {
    errorFormat: "minimal",
    transactionOptions: { maxWait: connectTimeoutMs, timeout: transactionTimeoutMs },
  } as const;
  const app = new PrismaClient({ adapter: adapterOf(appPool, appUrl), ...options });
  const platform = new PrismaClient({ adapter: adapterOf(platformPool, platformUrl), ...options });
  const map = relationMapOf(app);
  return {
    platform,
    forTenant: (tenantId) => createTenantDb(app, map, tenantId),
    jobsPool: (size, patienceMs = queryTimeoutMs) =>
      new JobsPool({
        url: platformUrl,
        size,
        queryTimeoutMs: patienceMs,
        connectTimeoutMs: JOBS_CONNECT_TIMEOUT_MS,
      }),
    ping: async () => {
      await pingPool.query("select 1");
    },
    close: async () => {
      await Promise.all([app.$disconnect(), platform.$disconnect()]);
      await Promise.all([appPool.end(), platformPool.end(), pingPool.end()]);
    },
  };
}

function adapterOf(pool: RuntimePool, url: string): PrismaPg {
  return new PrismaPg(pool, { statementNameGenerator: statementNames(url) });
}
