import ipaddr from "ipaddr.js";
import { RateLimiterRes } from "rate-limiter-flexible";
import type { PublicCtx, World } from "../../kernel/context";
import { sha256Hex } from "../../kernel/crypto";
import { AppError } from "../../kernel/errors";
import type { Limit } from "../../kernel/rate-limits";
import { unscoped } from "../../kernel/unscoped";

// The contract's defaults. `failures` is the lock-out: it counts wrong passwords only, and lets go after a quarter of an hour.
const perAccount: Limit = { name: "sign-in:account", points: 10, seconds: 60 };
const perAddress: Limit = { name: "sign-in:address", points: 60, seconds: 60 };
const failures: Limit = { name: "sign-in:failures", points: 20, seconds: 3600, blockSeconds: 900 };
const registrations: Limit = { name: "register:address", points: 60, seconds: 3600 };
// Only who holds a link that is open gets as far as this count.
const acceptances: Limit = { name: "accept:address", points: 300, seconds: 3600 };
const mailsPerAddress: Limit = { name: "mails:address", points: 30, seconds: 3600 };
const mailsPerAccount: Limit = { name: "mails:account", points: 5, seconds: 3600 };

async function take(ctx: Pick<World, "limits">, limit: Limit, key: string): Promise<void> {
  try {
    await ctx.limits.of(limit).consume(key);
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

/** The network that an address counts as: IPv6 addresses of one /64 are usually one customer's, and count together. */
export function networkOf(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return address ?? "unknown";
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

/** Under which name the tries of one person at one place are counted. */
type TryCount = string & { readonly __count: true };

// Known and unknown e-mails are counted alike, under a hash: the table must not become a list of addresses.
const countOf = (...parts: string[]) => sha256Hex(parts.join("\n")).slice(0, 32) as TryCount;

/**
 * Tries at an e-mail are counted together from wherever they come, so that guessing from many addresses gains nothing; but a network
 * from which this person has signed in before has a count of its own, and an open session too. A stranger can use up the common count
 * and no other: nobody is locked out where they usually work (docs/decisions/011-lock-outs-by-place.md).
 */
async function tryCount(ctx: PublicCtx, email: string): Promise<TryCount> {
  const person = (await ctx.signedIn().catch(() => null))?.person;
  if (person && person.type !== "api_key" && person.email === email) return countOf(email, person.sessionId);
  const here = networkOf(ctx.request.ipAddress);
  const sessions = await unscoped(ctx).session.findMany({
    where: { user: { email }, ipAddress: { not: null } },
    select: { ipAddress: true },
    distinct: ["ipAddress"],
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  return sessions.some(({ ipAddress }) => networkOf(ipAddress) === here) ? countOf(email, here) : countOf(email);
}

export async function limitRegistrations(ctx: PublicCtx): Promise<void> {
  await take(ctx, registrations, networkOf(ctx.request.ipAddress));
}

/** Counts a try to accept an invitation, before its password is hashed. Throws rate_limited. */
export async function limitAcceptances(ctx: PublicCtx): Promise<void> {
  await take(ctx, acceptances, networkOf(ctx.request.ipAddress));
}

/** Counts a mail that somebody has sent to `email` by asking, whether there is such a person or not. Throws rate_limited. */
export async function limitMails(ctx: PublicCtx, email: string): Promise<void> {
  await take(ctx, mailsPerAddress, networkOf(ctx.request.ipAddress));
  await limitMailsTo(ctx, email);
}

/** The same for mails that an organisation sends, which may be many, but not to one mailbox. Throws rate_limited. */
export async function limitMailsTo(ctx: Pick<World, "limits">, email: string): Promise<void> {
  await take(ctx, mailsPerAccount, countOf(email));
}

/** Counts a try before the password is looked at; answers the count for what follows. Throws rate_limited with the seconds to wait. */
export async function limitSignIns(ctx: PublicCtx, email: string): Promise<TryCount> {
  await take(ctx, perAddress, networkOf(ctx.request.ipAddress));
  const count = await tryCount(ctx, email);
  await take(ctx, perAccount, count);
  const blocked = await ctx.limits.of(failures).get(count);
  if (blocked !== null && blocked.consumedPoints > ctx.limits.of(failures).points) throw tooMany(blocked);
  return count;
}

export async function countFailure(ctx: PublicCtx, count: TryCount): Promise<void> {
  await take(ctx, failures, count).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

export async function forgetFailures(ctx: PublicCtx, count: TryCount): Promise<void> {
  await ctx.limits.of(failures).delete(count);
}

/** After a new password by a mailed link: whoever reads the mailbox may try again at once. */
export async function forgetFailuresOf(ctx: PublicCtx, email: string): Promise<void> {
  const count = await tryCount(ctx, email);
  await ctx.limits.of(perAccount).delete(count);
  await forgetFailures(ctx, count);
}
