import { Prisma, type PlatformDb } from "@voxcalls/db";
import { AppError } from "../../kernel/errors";
import { inTurn } from "../../kernel/in-turn";
import { enqueue } from "../../kernel/jobs";
import { readPlatformSettings } from "../../kernel/platform-settings";
import { busyShare, type LimitReason } from "./catalogue";
import { isScarce, secondsToReserve, whatLacks } from "./rules";
import { freeSecondsOf, standingOf, type Standing } from "./standing";

/** From the question whether a call may come to the first word of it; a call that nobody hears of by then is taken never to have come. */
const heardWithinMs = 5 * 60_000;
const transactionMs = { maxWait: 2_000, timeout: 5_000 };

interface Expected {
  readonly tenantId: string;
  /** Ours: comes back with the call, so that its hold is found. */
  readonly id: string;
  /** The provider's, when it has given one already: asked again about the same call, the same hold is given. */
  readonly retellCallId?: string | undefined;
  readonly longestSeconds: number;
  /** By `performance.now()`: when its turn comes later than this, nobody waits for it any more and nothing is taken. */
  readonly neededBefore?: number | undefined;
}

export type Held =
  | { readonly isHeld: true; readonly id: string; readonly seconds: number }
  | { readonly isHeld: false; readonly reason: LimitReason };

type Tx = Prisma.TransactionClient;

/**
 * Reserves a line and what is left of minutes and money for a call that is expected, or says what it lacks. The tenant's row is locked
 * meanwhile, so that any number of calls at once share what there is and never more. Given back by `settleHolds` when the usage is written,
 * by `releaseHold`, or by `sweepHolds` when the call never comes. Throws unavailable when it is too late for the call.
 */
export async function takeHold(db: PlatformDb, call: Expected, now: Date): Promise<Held> {
  return await inTurn(`hold ${call.tenantId}`, async () => {
    if (performance.now() > (call.neededBefore ?? Infinity))
      throw new AppError("unavailable", "Nobody waits any more.");
    return await db.$transaction(async (tx): Promise<Held> => {
      await tx.$queryRaw(Prisma.sql`select 1 from tenants where id = ${call.tenantId}::uuid for no key update`);
      const known = await knownHold(tx, call);
      if (known) return { isHeld: true, ...known };
      // A statement of its own: only one that starts after the lock is held sees what the last holder committed.
      const standing = await standingOf(tx, call.tenantId, now);
      if (!standing) return { isHeld: false, reason: "suspended" };
      const held = await reserve(tx, call, standing, now);
      if (standing.gatedAt === null && isNearTheEnd(standing, held)) {
        const key = `phone-numbers.follow-minutes:${call.tenantId}`;
        await enqueue(tx, "phone-numbers.follow-minutes", { tenantId: call.tenantId }, { key });
      }
      return held;
    }, transactionMs);
  });
}

/** Gives back what was reserved for a call that will not come after all. */
export async function releaseHold(db: PlatformDb, id: string): Promise<void> {
  await db.callHold.deleteMany({ where: { id } });
}

async function knownHold(tx: Tx, { tenantId, retellCallId }: Expected) {
  if (retellCallId === undefined) return null;
  return await tx.callHold.findFirst({ where: { tenantId, retellCallId }, select: { id: true, seconds: true } });
}

async function reserve(tx: Tx, call: Expected, standing: Standing, now: Date): Promise<Held> {
  if (standing.status !== "active" && standing.status !== "trial") return { isHeld: false, reason: "suspended" };
  const seconds = secondsToReserve({
    freeSeconds: freeSecondsOf(standing),
    lines: standing.maxLines,
    longestSeconds: call.longestSeconds,
    incrementSeconds: standing.incrementSeconds,
  });
  if (seconds === 0) return { isHeld: false, reason: whatLacks(standing) ?? "minutes" };
  if (standing.linesInUse >= standing.maxLines) return { isHeld: false, reason: "lines" };
  const isShared = standing.ownLinesInUse >= standing.guaranteedLines;
  if (isShared && !(await isSharedLineFree(tx))) return { isHeld: false, reason: "shared_lines" };
  const { id, tenantId, retellCallId = null } = call;
  const expiresAt = new Date(now.getTime() + heardWithinMs);
  await tx.callHold.create({ data: { id, tenantId, retellCallId, seconds, isShared, expiresAt } });
  return { isHeld: true, id, seconds };
}

/** Shared lines are everybody's: whoever takes one waits here until the one before has committed. After the tenant's lock, never before. */
async function isSharedLineFree(tx: Tx): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('shared lines', 0))`;
  const { sharedLines } = await readPlatformSettings(tx);
  return (await tx.callHold.count({ where: { isShared: true } })) < sharedLines;
}

/** Retell may answer a number that carries an agent without our yes, so before that is one too many the number carries none. */
function isNearTheEnd(standing: Standing, held: Held): boolean {
  const taken = held.isHeld ? { seconds: held.seconds, lines: 1 } : { seconds: 0, lines: 0 };
  return (
    isScarce(freeSecondsOf(standing) - taken.seconds, standing.maxLines) ||
    standing.linesInUse + taken.lines >= standing.maxLines * busyShare
  );
}
