import { z } from "zod";
import { CallFilter } from "./call-filter-fields";

const opt = z.exactOptional;
const text = z.string();
const strings = z.record(z.string(), text);
const metadata = opt(z.unknown());

export const CreateChatBody = z.strictObject({
  agent_id: text,
  agent_version: opt(z.union([text, z.number()])),
  metadata,
  retell_llm_dynamic_variables: opt(strings),
});

export const UpdateChatBody = z.strictObject({
  metadata,
  data_storage_setting: opt(z.enum(["everything", "basic_attributes_only"])),
  custom_attributes: opt(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  override_dynamic_variables: opt(strings.nullable()),
});

/** What chats can be filtered by: as calls are, as far as they have the same fields. */
export const ChatFilter = z.strictObject({
  agent: CallFilter.shape.agent,
  chat_id: CallFilter.shape.call_id,
  chat_status: opt(
    z.strictObject({
      type: z.literal("enum"),
      op: z.literal("in"),
      value: z.array(z.enum(["ongoing", "ended", "error"])),
    }),
  ),
  chat_successful: CallFilter.shape.call_successful,
  user_sentiment: CallFilter.shape.user_sentiment,
  start_timestamp: CallFilter.shape.start_timestamp,
  end_timestamp: CallFilter.shape.end_timestamp,
  duration_ms: CallFilter.shape.duration_ms,
  custom_analysis_data: CallFilter.shape.custom_analysis_data,
});
export type ChatFilter = z.infer<typeof ChatFilter>;

export const ListChatsBody = z
  .strictObject({
    filter_criteria: opt(ChatFilter),
    include_total: opt(z.boolean()),
    limit: opt(z.int().min(1).max(1000)),
    pagination_key: opt(text),
    skip: opt(z.int().min(0)),
    sort_order: opt(z.enum(["ascending", "descending"])),
  })
  .refine((body) => body.skip === undefined || body.pagination_key === undefined, {
    error: "skip and pagination_key exclude each other",
  });
