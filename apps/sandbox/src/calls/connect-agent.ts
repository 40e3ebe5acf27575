import type { AgentVersion } from "../retell/agent-fields";
import type { AgentWebhook, Call, CallRecord } from "./call-record";
import type { CallSetup } from "./set-up-call";

/** Writes the agent into a call, and what must be remembered of it until the call is over. */
export function connectAgent<C extends Call>(
  record: CallRecord<C>,
  { agent, engine }: CallSetup,
  playedBy: string,
): CallRecord<C> {
  return {
    ...record,
    call: {
      ...record.call,
      agent_id: agent.agent_id,
      agent_version: agent.version,
      ...(agent.agent_name ? { agent_name: agent.agent_name } : {}),
      data_storage_setting: record.call.data_storage_setting ?? agent.data_storage_setting ?? "everything",
      opt_in_signed_url: agent.opt_in_signed_url ?? false,
    },
    voices: { agentVoiceId: agent.voice_id, callerSeed: callerOf(record) },
    webhook: webhookOf(agent),
    analysis_questions: agent.post_call_analysis_data ?? null,
    model: engine.model,
    played_by: playedBy,
  };
}

/** Where this agent's webhooks go. */
export function webhookOf(agent: AgentVersion): AgentWebhook {
  return {
    ...(agent.webhook_url === undefined ? {} : { webhook_url: agent.webhook_url }),
    ...(agent.webhook_events === undefined ? {} : { webhook_events: agent.webhook_events }),
    ...(agent.webhook_timeout_ms === undefined ? {} : { webhook_timeout_ms: agent.webhook_timeout_ms }),
  };
}

/** The human's number picks the human's voice. */
function callerOf({ call }: CallRecord): string {
  if (call.call_type === "web_call") return call.call_id;
  return call.direction === "inbound" ? call.from_number : call.to_number;
}
