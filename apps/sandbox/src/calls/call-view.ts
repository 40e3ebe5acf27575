import type { SandboxContext } from "../context";
import type { Call, CallRecord } from "./call-record";

type OptionalField = (typeof transcriptFields)[number] | keyof Urls;
type Urls = { recording_url?: string; recording_multi_channel_url?: string };

/** The call as a webhook or an answer carries it: the recording's addresses are added. */
export function fullCall(sandbox: SandboxContext, { call }: CallRecord): Call & Urls {
  const hasSpeech = call.end_timestamp !== undefined && (call.transcript_object?.length ?? 0) > 0;
  if (!hasSpeech) return call;
  const base = `${sandbox.publicUrl()}/recordings/${call.call_id}`;
  return { ...call, recording_url: `${base}.wav`, recording_multi_channel_url: `${base}-multi.wav` };
}

/** The call as a later read gives it: with `basic_attributes_only` nothing that was said is kept. */
export function storedCall(sandbox: SandboxContext, record: CallRecord) {
  const call = fullCall(sandbox, record);
  if (call.data_storage_setting !== "basic_attributes_only") return call;
  return without(call, [...transcriptFields, "recording_url", "recording_multi_channel_url"]);
}

/** The call as `/v3/list-calls` gives it: what was said is left out. */
export function listedCall(sandbox: SandboxContext, record: CallRecord) {
  return without(storedCall(sandbox, record), transcriptFields);
}

const transcriptFields = ["transcript", "transcript_object", "transcript_with_tool_calls"] as const;

function without(call: Call & Urls, fields: readonly OptionalField[]): Call & Urls {
  const copy = { ...call };
  for (const field of fields) delete copy[field];
  return copy;
}
