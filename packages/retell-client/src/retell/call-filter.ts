import type Retell from "retell-sdk";
import type { RetellCallStatus } from "./call-view";

/** All given conditions hold together. Instants are Unix ms, both ends included. */
export interface CallFilter {
  startedFromMs?: number | undefined;
  startedToMs?: number | undefined;
  endedFromMs?: number | undefined;
  endedToMs?: number | undefined;
  statuses?: Exclude<RetellCallStatus, "registered">[] | undefined;
  /** Calls of any of these. */
  retellAgentIds?: string[] | undefined;
  directions?: ("inbound" | "outbound")[] | undefined;
  /** Text values of metadata that must be equal, e.g. the mark of a dial whose outcome is unknown. */
  metadata?: Record<string, string> | undefined;
}

type NumberFilter = Retell.CallListParams.FilterCriteria.NumberFilter;
type RangeFilter = Retell.CallListParams.FilterCriteria.RangeFilter;

/** The filter in the provider's typed atoms. */
export function callFilter(filter: CallFilter): Retell.CallListParams.FilterCriteria {
  const started = span(filter.startedFromMs, filter.startedToMs);
  const ended = span(filter.endedFromMs, filter.endedToMs);
  const { statuses, retellAgentIds, directions, metadata } = filter;
  return {
    ...(started === undefined ? {} : { start_timestamp: started }),
    ...(ended === undefined ? {} : { end_timestamp: ended }),
    ...(statuses === undefined ? {} : { call_status: { type: "enum", op: "in", value: statuses } }),
    ...(retellAgentIds === undefined ? {} : { agent: retellAgentIds.map((id) => ({ agent_id: id })) }),
    ...(directions === undefined ? {} : { direction: { type: "enum", op: "in", value: directions } }),
    ...(metadata === undefined
      ? {}
      : {
          metadata: Object.entries(metadata).map(([key, value]) => ({ type: "string", op: "eq", key, value }) as const),
        }),
  };
}

function span(fromMs: number | undefined, toMs: number | undefined): NumberFilter | RangeFilter | undefined {
  if (fromMs !== undefined && toMs !== undefined) return { type: "range", op: "bt", value: [fromMs, toMs] };
  if (fromMs !== undefined) return { type: "number", op: "ge", value: fromMs };
  return toMs === undefined ? undefined : { type: "number", op: "le", value: toMs };
}
