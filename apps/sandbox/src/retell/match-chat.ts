import type { Chat } from "../chats/stored-chat";
import type { Atom } from "./call-filter-fields";
import type { ChatFilter } from "./chat-bodies";
import { fieldOf, matchesAtom } from "./match-atom";

/** True when a chat fits every key of the filter. */
export function matchesChat(chat: Chat, filter: ChatFilter): boolean {
  const plain: [Atom | undefined, unknown][] = [
    [filter.chat_id, chat.chat_id],
    [filter.chat_status, chat.chat_status],
    [filter.chat_successful, chat.chat_analysis?.chat_successful],
    [filter.user_sentiment, chat.chat_analysis?.user_sentiment],
    [filter.start_timestamp, chat.start_timestamp],
    [filter.end_timestamp, chat.end_timestamp],
    [filter.duration_ms, chat.end_timestamp === undefined ? undefined : chat.end_timestamp - chat.start_timestamp],
  ];
  const data = chat.chat_analysis?.custom_analysis_data;
  return (
    plain.every(([atom, value]) => !atom || matchesAtom(atom, value)) &&
    (filter.custom_analysis_data ?? []).every((atom) => matchesAtom(atom, fieldOf(data, atom.key))) &&
    (filter.agent ?? [{ agent_id: chat.agent_id }]).some(
      (agent) => agent.agent_id === chat.agent_id && (agent.version?.includes(chat.version) ?? true),
    )
  );
}
