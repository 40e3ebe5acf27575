import { z } from "zod";
import { Message } from "./messages";

const opt = z.exactOptional;
const strings = z.record(z.string(), z.string());

/** A chat in the provider's shape. Timestamps in milliseconds since the epoch. */
export const Chat = z.strictObject({
  chat_id: z.string(),
  agent_id: z.string(),
  version: z.int(),
  chat_status: z.enum(["ongoing", "ended", "error"]),
  chat_type: z.literal("api_chat"),
  start_timestamp: z.number(),
  end_timestamp: opt(z.number()),
  transcript: z.string(),
  message_with_tool_calls: z.array(Message),
  metadata: opt(z.unknown()),
  retell_llm_dynamic_variables: opt(strings),
  collected_dynamic_variables: opt(strings),
  chat_analysis: opt(
    z.strictObject({
      chat_summary: z.string(),
      chat_successful: z.boolean(),
      user_sentiment: z.enum(["Negative", "Positive", "Neutral", "Unknown"]),
      custom_analysis_data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
});
export type Chat = z.infer<typeof Chat>;

/** A chat, and what must be remembered of it to go on. */
export const StoredChat = z.strictObject({
  chat: Chat,
  node_id: opt(z.string()),
  state: opt(z.string()),
  /** Everything that is known, the agent's defaults included. */
  variables: strings,
  data_storage_setting: opt(z.enum(["everything", "basic_attributes_only"])),
});
export type StoredChat = z.infer<typeof StoredChat>;
