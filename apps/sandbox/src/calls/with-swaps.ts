import type { SandboxContext } from "../context";
import type { EngineEvent } from "../engine/events";
import { agentVersions } from "../retell/agents";
import { resolveVersion } from "../retell/versions";
import type { CallRecord } from "./call-record";
import { webhookOf } from "./connect-agent";

/** Whose webhooks hear of the call from now on, and whose questions are asked about it, once agents have swapped. */
export function withSwaps<R extends CallRecord>(sandbox: SandboxContext, record: R, events: EngineEvent[]): R {
  return events.reduce((before, event) => {
    if (event.kind !== "swap" || !sandbox.store.get("agents", event.to.agentId)) return before;
    const agent = resolveVersion(agentVersions(sandbox, event.to.agentId), event.to.version);
    const { webhook_setting: hook, post_call_analysis_setting: analysis } = event.settings;
    const ownQuestions = agent.post_call_analysis_data ?? [];
    const earlier = analysis === "both_agents" ? (before.analysis_questions ?? []) : [];
    return {
      ...before,
      ...(hook === "only_destination_agent" ? { webhook: webhookOf(agent), more_webhooks: [] } : {}),
      ...(hook === "both_agents" ? { more_webhooks: [...(before.more_webhooks ?? []), webhookOf(agent)] } : {}),
      analysis_questions: [...earlier, ...ownQuestions],
    };
  }, record);
}
