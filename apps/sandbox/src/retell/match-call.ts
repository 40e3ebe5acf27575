import type { Call } from "../calls/call-record";
import type { Atom, CallFilter } from "./call-filter-fields";
import { fieldOf, matchesAtom } from "./match-atom";

/** True when a call fits every key of the filter. Keys that no call of this world has (tags, batches) fit as absent. */
export function matchesFilter(call: Call, filter: CallFilter): boolean {
  const phone = call.call_type === "phone_call" ? call : undefined;
  const plain: [Atom | undefined, unknown][] = [
    [filter.agent_tag, undefined],
    [filter.batch_call_id, undefined],
    [filter.call_id, call.call_id],
    [filter.call_status, call.call_status],
    [filter.call_successful, call.call_analysis?.call_successful],
    [filter.call_type, call.call_type],
    [filter.combined_cost, call.call_cost?.combined_cost],
    [filter.data_storage_setting, call.data_storage_setting],
    [filter.direction, phone?.direction],
    [filter.disconnection_reason, call.disconnection_reason],
    [filter.duration_ms, call.duration_ms],
    [filter.e2e_latency_p50, call.latency?.e2e?.p50],
    [filter.start_timestamp, call.start_timestamp],
    [filter.end_timestamp, call.end_timestamp],
    [filter.from_number, phone?.from_number],
    [filter.to_number, phone?.to_number],
    [filter.in_voicemail, call.call_analysis?.in_voicemail],
    [filter.user_sentiment, call.call_analysis?.user_sentiment],
  ];
  const keyed: [Atom[] | undefined, unknown][] = [
    [filter.custom_analysis_data, call.call_analysis?.custom_analysis_data],
    [filter.custom_attributes, undefined],
    [filter.dynamic_variables, call.retell_llm_dynamic_variables],
    [filter.metadata, call.metadata],
  ];
  return (
    matchesAgent(call, filter.agent) &&
    matchesTools(call, filter.tool_calls) &&
    plain.every(([atom, value]) => !atom || matchesAtom(atom, value)) &&
    keyed.every(([atoms, object]) => atoms?.every((atom) => matchesAtom(atom, fieldOf(object, atom.key))) ?? true)
  );
}

function matchesAgent(call: Call, agents: CallFilter["agent"]): boolean {
  if (!agents) return true;
  return agents.some(
    (agent) => agent.agent_id === call.agent_id && (agent.version?.includes(call.agent_version) ?? true),
  );
}

/** By name and success; type and latency of a tool call are not recorded here. */
function matchesTools(call: Call, wanted: CallFilter["tool_calls"]): boolean {
  const entries = call.transcript_with_tool_calls ?? [];
  const succeeded = (id: string) => entries.find((e) => e.role === "tool_call_result" && e.tool_call_id === id);
  return (wanted ?? []).every(({ name, success }) =>
    entries.some((entry) => {
      if (entry.role !== "tool_call_invocation" || (name !== undefined && entry.name !== name)) return false;
      const result = succeeded(entry.tool_call_id);
      return !success || (result?.role === "tool_call_result" && result.successful === success.value);
    }),
  );
}
