import type { SandboxContext } from "../context";
import { analyseCall } from "../engine/analysis";
import type { Utterance, WovenEntry } from "../engine/timeline";
import { agentVersions } from "../retell/agents";
import { resolveVersion } from "../retell/versions";
import type { Message } from "./messages";
import type { StoredChat } from "./stored-chat";

/** The chat as it is once it is over, with what is found out about it. */
export function endChat(sandbox: SandboxContext, stored: StoredChat): StoredChat {
  const { chat } = stored;
  const agent = sandbox.store.get("agents", chat.agent_id)
    ? resolveVersion(agentVersions(sandbox, chat.agent_id), chat.version)
    : undefined;
  const questions = (agent?.post_call_analysis_data ?? []).filter(({ type }) => type !== "system-presets");
  const end = sandbox.now();
  const woven = chat.message_with_tool_calls.flatMap(entryOf);
  const { call_summary, call_successful, user_sentiment, custom_analysis_data } = analyseCall(
    {
      woven,
      utterances: woven.filter((entry) => "words" in entry),
      durationMs: end - chat.start_timestamp,
      disconnectionReason: "agent_hangup",
    },
    { questions },
  );
  const analysis = {
    chat_summary: call_summary,
    chat_successful: call_successful,
    user_sentiment,
    custom_analysis_data,
  };
  return { ...stored, chat: { ...chat, chat_status: "ended", end_timestamp: end, chat_analysis: analysis } };
}

/** A message as the analysis reads it: written words have no times. */
function entryOf(message: Message): WovenEntry[] {
  if (message.role === "agent" || message.role === "user") {
    const line: Utterance = { role: message.role, content: message.content, words: [] };
    return [line];
  }
  if (message.role !== "tool_call_invocation") return [];
  const { role, tool_call_id, name, arguments: args } = message;
  return [{ role, tool_call_id, name, arguments: args }];
}
