import { Prisma } from "@voxcalls/db";
import type { Deps } from "../../kernel/context";
import { enqueueAll } from "../../kernel/jobs";
import { booksOf, isUsedUp } from "../billing/minutes-left";
import { isAlertDue } from "../limits/alerts";
import { dropEventsOfDeleted } from "./events-of-deleted";
import type { CallState } from "./fold";
import { foldStored } from "./fold-stored";
import { lockCalls } from "./lock-calls";
import { setAsideLate } from "./old-events";
import { findOwners } from "./owners";
import { writeCalls } from "./write-calls";

const eventsAtOnce = 300;
const transactionMs = { maxWait: 5_000, timeout: 30_000 };

type Tx = Prisma.TransactionClient;

/**
 * Works through every event that waits: folds each touched call from all it was ever told, and writes call, lines and charge in one
 * transaction. Any number of workers may do so at once; a call that cannot be written keeps no other from it. Throws when the
 * database is away: what was not written still waits.
 */
export async function settleCalls(deps: Deps, signal?: AbortSignal): Promise<void> {
  await reviveParked(deps);
  while (!signal?.aborted) {
    const settled = await settleSome(deps);
    if (settled === 0) return;
  }
}

/** Events of an agent that has become known since wait again. */
async function reviveParked(deps: Deps): Promise<void> {
  await deps.db.platform.$executeRaw`
    update provider_events e set state = 'pending', problem = null
    where e.state = 'parked' and exists (select from agents a where a.retell_agent_id = e.retell_agent_id)`;
}

async function settleSome(deps: Deps): Promise<number> {
  try {
    return await deps.db.platform.$transaction(
      async (tx) => await settleTaken(deps, tx, await takeWaiting(tx)),
      transactionMs,
    );
  } catch (error) {
    deps.log.warn({ err: error }, "a batch of call events could not be settled; trying call by call");
    return await settleOneByOne(deps);
  }
}

/** After a batch failed: each call by itself, so that the one at fault is found and set aside. */
async function settleOneByOne(deps: Deps): Promise<number> {
  const waiting = await deps.db.platform.providerEvent.findMany({
    where: { state: "pending", retellCallId: { not: null } },
    orderBy: { receivedAt: "asc" },
    take: eventsAtOnce,
    select: { retellCallId: true },
  });
  const calls = new Set(waiting.flatMap(({ retellCallId }) => retellCallId ?? []));
  for (const retellCallId of calls) {
    try {
      await deps.db.platform.$transaction(
        async (tx) => await settleTaken(deps, tx, await takeWaiting(tx, retellCallId)),
        transactionMs,
      );
    } catch (error) {
      if (!isCallsFault(error)) throw error;
      deps.log.error({ err: error, retellCallId }, "a call cannot be settled; its events are set aside");
      await deps.db.platform.providerEvent.updateMany({
        where: { retellCallId, state: "pending" },
        data: { state: "dead", problem: "could not be written; the log says why" },
      });
    }
  }
  return waiting.length;
}

/**
 * Whether it is the call's own data that cannot be stored (SQLSTATE classes 22 and 23) or that we cannot read. Anything else, a database
 * that is away or a table that is not migrated yet, passes, and no event may be given up for it.
 */
function isCallsFault(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    return error.code === "P2002" || /"originalCode":"2[23]/.test(JSON.stringify(error.meta ?? {}));
  }
  return error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
}

interface Taken {
  id: string;
  retellCallId: string;
}

async function takeWaiting(tx: Tx, retellCallId: string | null = null): Promise<Taken[]> {
  return await tx.$queryRaw<Taken[]>`
    select id, retell_call_id as "retellCallId" from provider_events
    where state = 'pending' and retell_call_id is not null
      and (${retellCallId}::text is null or retell_call_id = ${retellCallId})
    order by received_at limit ${eventsAtOnce}
    for update skip locked`;
}

/** Returns how many events were dealt with. */
async function settleTaken(deps: Deps, tx: Tx, taken: readonly Taken[]): Promise<number> {
  if (taken.length === 0) return 0;
  const callIds = [...new Set(taken.map(({ retellCallId }) => retellCallId))];
  await lockCalls(tx, callIds);
  await dropEventsOfDeleted(tx, callIds);
  await setAsideLate(tx, callIds, deps.clock.now());
  const { states, unreadable, superseded } = await foldStored(deps, tx, callIds, new Set(taken.map(({ id }) => id)));
  const owners = await findOwners(tx, states);
  const owned = states.flatMap((state) => {
    const owner = owners.get(state.retellCallId);
    return owner ? [{ state, owner }] : [];
  });
  for (const { state, owner } of owned) warnOfMismatch(deps, state, owner.tenantId);
  await noticeUsed(tx, await writeCalls(tx, owned, deps.clock.now()), deps.clock.now());
  const verdicts = taken.map(({ id, retellCallId }) => {
    const problem = unreadable.get(id);
    if (problem !== undefined) return { id, state: "dead", problem };
    return owners.has(retellCallId)
      ? { id, state: "settled", problem: null }
      : { id, state: "parked", problem: "nobody here has this agent" };
  });
  await tx.$executeRaw`
    update provider_events e set state = v.state, problem = v.problem,
      settled_at = case v.state when 'settled' then ${deps.clock.now()}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as v(id uuid, state provider_event_state, problem text)
    where e.id = v.id and e.state = 'pending'`;
  await dropSuperseded(tx, superseded);
  return taken.length;
}

/** Another worker may hold an event that it has taken and waits for the call: it drops that one itself. */
async function dropSuperseded(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    delete from provider_events where id in (
      select id from provider_events where id = any(${ids}::uuid[]) for update skip locked)`;
}

/** Should these charges have taken a tenant's last minutes, a job disconnects its numbers, and tells its people what was reached. */
async function noticeUsed(tx: Tx, charged: readonly string[], now: Date): Promise<void> {
  if (charged.length === 0) return;
  const usedUp = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    select t.id from tenants t ${booksOf(now)} where t.id = any(${charged}::uuid[])
      and (t.minutes_used_up_at is null and ${isUsedUp(now)} or ${isAlertDue(now)})`);
  await enqueueAll(
    tx,
    "phone-numbers.follow-minutes",
    usedUp.map(({ id }) => ({ key: `phone-numbers.follow-minutes:${id}`, payload: { tenantId: id } })),
  );
}

function warnOfMismatch(deps: Deps, { unverifiedMetadata, retellCallId }: CallState, tenantId: string): void {
  const claimed = unverifiedMetadata["tenant_id"];
  if (claimed === undefined || claimed === tenantId) return;
  deps.log.warn({ retellCallId, tenantId, claimedTenantId: claimed }, "a call claims another tenant than its agent's");
}
