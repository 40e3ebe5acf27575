import { moneyText } from "../../kernel/money";
import type { Correction } from "../billing/record-usage";
import type { Charge } from "../billing/rules";
import type { Happening } from "../webhook-endpoints/tell";
import type { CallState } from "./fold";

interface ToldCall {
  readonly id: string;
  readonly state: CallState;
  readonly owner: {
    readonly tenantId: string;
    readonly userId: string | null;
    readonly agentId: string | null;
    readonly agentName: string | null;
  };
}

/**
 * What has happened to a call by now, in the order in which it does. The same is said after every event of the provider's; whoever writes
 * it down takes each once.
 */
export function happeningsOf({ id, state, owner }: ToldCall): Happening[] {
  const { tenantId } = owner;
  const isOver = state.status !== "in_progress";
  const data = dataOf({ id, state, owner });
  const occurredAt = new Date(state.endedAtMs ?? state.occurredAtMs);
  const begun: Happening[] =
    state.startedAtMs === null
      ? []
      : [
          {
            tenantId,
            type: "call.started",
            subjectId: id,
            occurredAt: new Date(state.startedAtMs),
            data: { ...data, status: "in_progress" },
          },
        ];
  if (!isOver) return begun;
  const ended = { ...data, ...endOf(state) };
  begun.push({ tenantId, type: "call.ended", subjectId: id, occurredAt, data: ended });
  if (state.analysis === null) return begun;
  const analyzedAt = new Date(Math.max(occurredAt.getTime(), state.analyzedAtMs ?? 0));
  const analyzed = { ...ended, call_analysis: state.analysis };
  return [...begun, { tenantId, type: "call.analyzed", subjectId: id, occurredAt: analyzedAt, data: analyzed }];
}

/** Charges that were set right, each a happening of its own. */
export function correctionsOf(
  calls: readonly ToldCall[],
  corrections: readonly Correction[],
  occurredAt: Date,
): Happening[] {
  const owners = new Map(calls.map(({ id, owner }) => [id, owner]));
  return corrections.flatMap(({ callId, entries, before, now, terms }): Happening[] => {
    const owner = owners.get(callId);
    if (!owner) return [];
    const data = {
      call_id: callId,
      agent_id: owner.agentId,
      user_id: owner.userId,
      ...chargeOf(now),
      rate_per_minute: moneyText(terms.ratePerMinute),
      before: chargeOf(before),
    };
    return [{ tenantId: owner.tenantId, type: "usage.corrected", subjectId: callId, time: entries, occurredAt, data }];
  });
}

function chargeOf({ billableSeconds, totalCost }: Charge) {
  return { billable_seconds: billableSeconds, total_cost: moneyText(totalCost) };
}

/** No id and no address of the provider's is in it. */
function dataOf({ id, state, owner }: ToldCall) {
  return {
    call_id: id,
    agent_id: owner.agentId,
    agent_name: owner.agentName,
    user_id: owner.userId,
    direction: state.direction,
    status: state.status,
    from_number: state.fromNumber,
    to_number: state.toNumber,
    started_at: instant(state.startedAtMs),
  };
}

function endOf(state: CallState) {
  return {
    ended_at: instant(state.endedAtMs),
    duration_seconds: state.durationMs === null ? null : Math.ceil(state.durationMs / 1000),
    disconnection_reason: state.disconnectionReason,
  };
}

const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
