import { z } from "zod";

const opt = z.exactOptional;

/** A source as Retell tells of it. */
const Source = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("document"),
    source_id: z.string(),
    filename: z.string(),
    file_size: z.number(),
    file_url: z.string(),
  }),
  z.strictObject({ type: z.literal("text"), source_id: z.string(), title: z.string(), content_url: z.string() }),
  z.strictObject({ type: z.literal("url"), source_id: z.string(), url: z.string() }),
]);
export type Source = z.output<typeof Source>;

const ReadSource = z.strictObject({ source: Source, text: z.string() });
/** A source that was read, with what stood in it. */
export type ReadSource = z.output<typeof ReadSource>;

/** A source that waits to be read. Texts wait with what they say; files are lost when the sandbox stops before it has read them. */
const WaitingSource = z.strictObject({ source: Source, text: opt(z.string()) });
export type WaitingSource = z.output<typeof WaitingSource>;

export const StoredKnowledgeBase = z.strictObject({
  knowledge_base_id: z.string(),
  knowledge_base_name: z.string(),
  status: z.enum(["in_progress", "complete", "error", "refreshing_in_progress"]),
  enable_auto_refresh: z.boolean(),
  last_refreshed_timestamp: opt(z.number()),
  max_chunk_size: z.number(),
  min_chunk_size: z.number(),
  sources: z.array(ReadSource),
  waiting: z.array(WaitingSource),
});
export type StoredKnowledgeBase = z.output<typeof StoredKnowledgeBase>;

/** What a source is called: the file's name, the text's title, or the address. */
export function titleOf(source: Source): string {
  return source.type === "document" ? source.filename : source.type === "text" ? source.title : source.url;
}
