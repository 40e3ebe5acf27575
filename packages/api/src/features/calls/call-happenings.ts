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
  return [
    ...begun,
    { tenantId, type: "call.analyzed", subjectId: id, occurredAt, data: { ...ended, call_analysis: state.analysis } },
  ];
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
