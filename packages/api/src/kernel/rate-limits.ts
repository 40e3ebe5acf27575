import type { PlatformDb } from "@voxcalls/db";
import { Redis } from "ioredis";
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  type RateLimiterAbstract,
} from "rate-limiter-flexible";
import type { ApiEnv } from "./env";
import type { Log } from "./log";

export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  /** How long a key is refused once it has gone beyond; without it, until the window's end. */
  readonly blockSeconds?: number;
}

/** Counts that every process shares: in Redis when there is one, else in PostgreSQL. */
export interface RateLimits {
  /** The limiter of a limit, its points multiplied by RATE_LIMIT_SCALE. */
  of(limit: Limit): RateLimiterAbstract;
  close(): Promise<void>;
}

type Settings = Pick<ApiEnv, "REDIS_URL" | "RATE_LIMIT_SCALE">;

const redisAnswersWithinMs = 500;

/**
 * Redis that is away never opens a door and never shuts one: PostgreSQL counts meanwhile, and should that fail too, this process
 * alone. Counts of before are not taken over; a window is a minute, or an hour at sign-in.
 */
export function createRateLimits(settings: Settings, db: PlatformDb, log: Log): RateLimits {
  let redis: Redis | undefined;
  const made = new Map<string, RateLimiterAbstract>();
  const make = (limit: Limit) => {
    const options = {
      keyPrefix: limit.name,
      points: Math.ceil(limit.points * settings.RATE_LIMIT_SCALE),
      duration: limit.seconds,
      blockDuration: limit.blockSeconds ?? 0,
    };
    const stored = new RateLimiterPostgres({
      ...options,
      storeClient: { query: queryOver(db) },
      storeType: "client",
      tableName: "rate_limits",
      tableCreated: true,
      clearExpiredByTimeout: false,
      insuranceLimiter: new RateLimiterMemory(options),
    });
    if (settings.REDIS_URL === undefined) return stored;
    // Not before the first limit: a process that counts nothing opens no connection.
    redis ??= connect(settings.REDIS_URL, log);
    return new RateLimiterRedis({
      ...options,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter: stored,
    });
  };
  return {
    of(limit) {
      const limiter = made.get(limit.name) ?? make(limit);
      made.set(limit.name, limiter);
      return limiter;
    },
    async close() {
      redis?.disconnect();
    },
  };
}

function connect(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    // A request that Redis does not answer is counted elsewhere, at once; nothing waits for a connection.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: redisAnswersWithinMs,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 200, 5_000),
  });
  let isAway = false;
  redis.on("error", (error: Error) => {
    if (!isAway) log.warn({ err: error.message }, "Redis is away; PostgreSQL counts meanwhile");
    isAway = true;
  });
  redis.on("ready", () => {
    if (isAway) log.info("Redis is back");
    isAway = false;
  });
  return redis;
}

/** The library's statements, sent by the platform's client. */
function queryOver(db: PlatformDb) {
  return async ({ text, values = [] }: { text: string; values?: unknown[] }) => {
    const rows = await db.$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values);
    const told = rows.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) }));
    return { rows: told, rowCount: told.length };
  };
}
