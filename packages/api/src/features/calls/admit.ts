import { Prisma } from "@voxcalls/db";
import type { InboundCall } from "@voxcalls/retell-client";
import { setTimeout as pause } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import type { Deps } from "../../kernel/context";
import { storable } from "../../kernel/text";
import { countryOf } from "../countries/rules";
import type { DeclineReason } from "../limits/catalogue";
import { recordDeclined } from "../limits/record-declined";
import { releaseHold, takeHold, type Held } from "../limits/take-hold";
import { longestCallMs } from "./longest-call";

/** The caller hears it ring meanwhile; a door that takes longer than this declines. */
const answerWithinMs = 900;

interface Line {
  phoneNumberId: string;
  tenantId: string;
  tenantStatus: string;
  agentId: string | null;
  retellAgentId: string | null;
  publishedRetellVersion: number | null;
  agentStatus: string | null;
  longestMs: number;
  /** Empty for every country. */
  inboundCountries: string[];
}

type Verdict = Held | { readonly isHeld: false; readonly reason: DeclineReason };
type Answer = ReturnType<Deps["retell"]["webhooks"]["declineInbound"]>;

/**
 * Says which agent takes a call that rings and for how long at most, as the body of the answer to Retell; declines when there is none,
 * the tenant may not talk, or a limit is reached. What it answers with is reserved (features/limits). Within a second, or it declines.
 */
export async function admitInbound(deps: Deps, ringing: InboundCall): Promise<Answer> {
  const neededBefore = performance.now() + answerWithinMs;
  const stop = new AbortController();
  const late = pause(answerWithinMs, "late" as const, { signal: stop.signal }).catch(() => "late" as const);
  const decided = decide(deps, ringing, neededBefore);
  const verdict = await Promise.race([decided, late]).finally(() => stop.abort());
  if (verdict !== "late") return verdict.answer;
  deps.log.warn({ retellCallId: ringing.retellCallId }, "an inbound call was declined: the answer took too long");
  decided
    .then(({ held }) => (held?.isHeld ? releaseHold(deps.db.platform, held.id) : undefined))
    .catch((error: unknown) => deps.log.warn({ err: error }, "a late admission failed"));
  return deps.retell.webhooks.declineInbound();
}

async function decide(
  deps: Deps,
  ringing: InboundCall,
  neededBefore: number,
): Promise<{ answer: Answer; held?: Verdict }> {
  const { webhooks } = deps.retell;
  const line = await lineOf(deps, ringing.toNumber);
  if (!line) {
    deps.log.info("an inbound call was declined: the number is nobody's");
    return { answer: webhooks.declineInbound() };
  }
  const db = deps.db.platform;
  const now = deps.clock.now();
  const { toNumber, retellCallId } = ringing;
  const { tenantId, agentId, phoneNumberId, retellAgentId } = line;
  const isOff = stateAgainst(line) ?? callerAgainst(line, ringing.fromNumber);
  const held: Verdict = isOff
    ? { isHeld: false, reason: isOff }
    : await takeHold(
        db,
        { tenantId, id: uuidv7(), retellCallId, longestSeconds: line.longestMs / 1000, neededBefore },
        now,
      );
  if (!held.isHeld || retellAgentId === null) {
    const reason = held.isHeld ? "no_agent" : held.reason;
    deps.log.info({ phoneNumberId, tenantId, reason }, "an inbound call was declined");
    const fromNumber = ringing.fromNumber === undefined ? null : storable(ringing.fromNumber);
    const numbers = { direction: "inbound", fromNumber, toNumber } as const;
    await recordDeclined(db, { tenantId, agentId, retellCallId, reason, ...numbers }, now);
    return { answer: webhooks.declineInbound(), held };
  }
  const answer = webhooks.inboundAnswer({
    retellAgentId,
    agentVersion: line.publishedRetellVersion ?? undefined,
    agentOverride: { agent: { maxCallDurationMs: held.seconds * 1000 } },
    metadata: { tenant_id: tenantId, agent_id: agentId, phone_number_id: phoneNumberId, hold_id: held.id },
  });
  return { answer, held };
}

async function lineOf(deps: Deps, toNumber: string): Promise<Line | undefined> {
  const [line] = await deps.db.platform.$queryRaw<Line[]>(Prisma.sql`
    select n.id as "phoneNumberId", t.id as "tenantId", t.status::text as "tenantStatus",
      a.id as "agentId", a.retell_agent_id as "retellAgentId", a.published_retell_version as "publishedRetellVersion",
      a.status::text as "agentStatus", ${longestCallMs} as "longestMs", t.inbound_countries as "inboundCountries"
    from phone_numbers n
    join tenants t on t.id = n.tenant_id
    left join agents a on a.tenant_id = n.tenant_id and a.id = n.assigned_agent_id
    where n.phone_number = ${toNumber} and n.status = 'assigned'`);
  return line;
}

/** What keeps every call of the line out, whatever is left. */
function stateAgainst({ tenantStatus, agentStatus, retellAgentId }: Line): DeclineReason | null {
  if (tenantStatus !== "active" && tenantStatus !== "trial") return "suspended";
  if (agentStatus === null) return "no_agent";
  return agentStatus !== "active" || retellAgentId === null ? "agent_off" : null;
}

/** Whoever withholds the number, or calls from one of no country, is let in: nobody can tell where they are. */
function callerAgainst({ inboundCountries }: Line, fromNumber: string | undefined): DeclineReason | null {
  const country = fromNumber === undefined ? null : countryOf(fromNumber);
  return inboundCountries.length > 0 && country !== null && !inboundCountries.includes(country)
    ? "caller_country"
    : null;
}
