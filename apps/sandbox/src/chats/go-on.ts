import type { SandboxContext } from "../context";
import { endChat } from "./end-chat";
import { type Message, transcriptOf } from "./messages";
import { playTextTurn } from "./play-text-turn";
import type { StoredChat } from "./stored-chat";

/** Lets the agent have its turn after these new messages, keeps the chat, and gives it with what the agent wrote. */
export async function goOn(
  sandbox: SandboxContext,
  before: StoredChat,
  said: Message[],
): Promise<{ stored: StoredChat; written: Message[] }> {
  const { chat } = before;
  const turn = await playTextTurn(sandbox, {
    id: chat.chat_id,
    kind: "chat",
    agent: { agentId: chat.agent_id, version: chat.version },
    messages: [...chat.message_with_tool_calls, ...said],
    place: { nodeId: before.node_id, state: before.state },
    variables: before.variables,
    ...(chat.metadata === undefined ? {} : { metadata: chat.metadata }),
  });
  const messages = [...chat.message_with_tool_calls, ...said, ...turn.messages];
  const collected = { ...chat.collected_dynamic_variables, ...turn.collected };
  const stored: StoredChat = {
    ...before,
    ...(turn.place.nodeId === undefined ? {} : { node_id: turn.place.nodeId }),
    ...(turn.place.state === undefined ? {} : { state: turn.place.state }),
    variables: turn.variables,
    chat: {
      ...chat,
      message_with_tool_calls: messages,
      transcript: transcriptOf(messages),
      ...(Object.keys(collected).length > 0 ? { collected_dynamic_variables: collected } : {}),
    },
  };
  const kept = turn.ended ? endChat(sandbox, stored) : stored;
  sandbox.store.put("chats", chat.chat_id, kept);
  return { stored: kept, written: turn.messages };
}
