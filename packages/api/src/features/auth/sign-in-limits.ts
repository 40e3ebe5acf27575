import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { PublicCtx } from "../../kernel/context";
import { sha256Hex } from "../../kernel/crypto";
import { AppError } from "../../kernel/errors";
import { unscoped } from "../../kernel/unscoped";

interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  readonly blockSeconds?: number;
}

// The contract's defaults. `failures` is the lock-out: it counts wrong passwords only, and lets go after a quarter of an hour.
const perAccount: Limit = { name: "sign-in:account", points: 10, seconds: 60 };
const perAddress: Limit = { name: "sign-in:address", points: 60, seconds: 60 };
const failures: Limit = { name: "sign-in:failures", points: 20, seconds: 3600, blockSeconds: 900 };
const registrations: Limit = { name: "register:address", points: 60, seconds: 3600 };

function limiter(ctx: PublicCtx, limit: Limit): RateLimiterPostgres {
  const db = unscoped(ctx);
  const query = async ({ text, values = [] }: { text: string; values?: unknown[] }) => {
    const rows = await db.$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values);
    const told = rows.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) }));
    return { rows: told, rowCount: told.length };
  };
  return new RateLimiterPostgres({
    storeClient: { query },
    storeType: "client",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: limit.name,
    points: Math.ceil(limit.points * ctx.env.RATE_LIMIT_SCALE),
    duration: limit.seconds,
    blockDuration: limit.blockSeconds ?? 0,
  });
}

async function take(ctx: PublicCtx, limit: Limit, key: string): Promise<void> {
  try {
    await limiter(ctx, limit).consume(key);
  } catch (refusal) {
    throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
  }
}

function tooMany(refusal: RateLimiterRes): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  return new AppError("rate_limited", `Too many tries. Try again in ${retryAfterSeconds} seconds.`, {
    retryAfterSeconds,
  });
}

/** IPv6 addresses of one /64 are one network, usually one customer, and count together. */
function addressKey(address: string | null): string {
  if (address === null) return "unknown";
  const plain = address.replace(/^::ffff:/, "");
  return plain.includes(":") ? plain.split(":").slice(0, 4).join(":") : plain;
}

// Known and unknown e-mails are counted alike, under a hash: the table must not become a list of addresses.
const accountKey = (email: string) => sha256Hex(email).slice(0, 32);

export async function limitRegistrations(ctx: PublicCtx): Promise<void> {
  await take(ctx, registrations, addressKey(ctx.request.ipAddress));
}

/** Counts a try before the password is looked at. Throws rate_limited with the seconds to wait. */
export async function limitSignIns(ctx: PublicCtx, email: string): Promise<void> {
  await take(ctx, perAddress, addressKey(ctx.request.ipAddress));
  await take(ctx, perAccount, accountKey(email));
  const blocked = await limiter(ctx, failures).get(accountKey(email));
  if (blocked !== null && blocked.consumedPoints > limiter(ctx, failures).points) throw tooMany(blocked);
}

export async function countFailure(ctx: PublicCtx, email: string): Promise<void> {
  await take(ctx, failures, accountKey(email)).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

export async function forgetFailures(ctx: PublicCtx, email: string): Promise<void> {
  await limiter(ctx, failures).delete(accountKey(email));
}
