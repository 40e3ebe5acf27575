import type Retell from "retell-sdk";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";
import { instantMs, nothing, optional } from "./answers";

export type RetellKnowledgeStatus = "in_progress" | "complete" | "error" | "refreshing_in_progress";

/** Something in a knowledge base, as Retell tells of it once it has read it. */
export interface RetellSource {
  retellSourceId: string;
  type: "document" | "text" | "url";
  /** File name, title or address. */
  title: string;
  sizeBytes: number | undefined;
}

export interface RetellKnowledgeBase {
  retellKnowledgeBaseId: string;
  name: string;
  status: RetellKnowledgeStatus;
  /** Empty until Retell has read them all. */
  sources: RetellSource[];
  autoRefresh: boolean;
  lastRefreshedAtMs: number | undefined;
}

/** What is put into a knowledge base. Files are sent as they are: 25 at once, 50 MB each (Retell's limits). */
export interface NewSources {
  texts?: { title: string; text: string }[] | undefined;
  urls?: string[] | undefined;
  files?: File[] | undefined;
}

const source = z
  .discriminatedUnion("type", [
    z.object({
      type: z.literal("document"),
      source_id: providerId,
      filename: z.string(),
      file_size: optional(z.number().min(0)),
    }),
    z.object({ type: z.literal("text"), source_id: providerId, title: z.string() }),
    z.object({ type: z.literal("url"), source_id: providerId, url: z.string() }),
  ])
  .transform((told): RetellSource => ({
    retellSourceId: told.source_id,
    type: told.type,
    title: told.type === "document" ? told.filename : told.type === "url" ? told.url : told.title,
    sizeBytes: told.type === "document" ? told.file_size : undefined,
  }));

const knowledgeAnswer = z
  .object({
    knowledge_base_id: providerId,
    knowledge_base_name: z.string(),
    status: z.enum(["in_progress", "complete", "error", "refreshing_in_progress"]),
    knowledge_base_sources: optional(z.array(source)),
    enable_auto_refresh: optional(z.boolean()),
    last_refreshed_timestamp: optional(instantMs),
  })
  .transform((told): RetellKnowledgeBase => ({
    retellKnowledgeBaseId: told.knowledge_base_id,
    name: told.knowledge_base_name,
    status: told.status,
    sources: told.knowledge_base_sources ?? [],
    autoRefresh: told.enable_auto_refresh ?? false,
    lastRefreshedAtMs: told.last_refreshed_timestamp,
  }));

function sourcesToWire({ texts, urls, files }: NewSources) {
  return {
    ...(texts && texts.length > 0 && { knowledge_base_texts: texts }),
    ...(urls && urls.length > 0 && { knowledge_base_urls: urls }),
    ...(files && files.length > 0 && { knowledge_base_files: files }),
  };
}

/**
 * Knowledge bases at Retell. The name (less than 40 characters) is all that can carry a mark of ours.
 * @param uploadSdk waits longer: for requests that carry files
 */
export function knowledge(sdk: Retell, uploadSdk: Retell, run: Run) {
  const sdkFor = ({ files }: NewSources) => (files && files.length > 0 ? uploadSdk : sdk);

  return {
    create: (
      settings: { name: string; autoRefresh?: boolean | undefined } & NewSources,
    ): Promise<RetellKnowledgeBase> =>
      run({ name: "knowledge.create", act: "write" }, knowledgeAnswer, () =>
        sdkFor(settings).knowledgeBase.create({
          knowledge_base_name: settings.name,
          ...(settings.autoRefresh !== undefined && { enable_auto_refresh: settings.autoRefresh }),
          ...sourcesToWire(settings),
        }),
      ),

    addSources: (retellKnowledgeBaseId: string, sources: NewSources): Promise<RetellKnowledgeBase> =>
      run({ name: "knowledge.addSources", act: "write" }, knowledgeAnswer, () =>
        sdkFor(sources).knowledgeBase.addSources(retellKnowledgeBaseId, sourcesToWire(sources)),
      ),

    get: (retellKnowledgeBaseId: string): Promise<RetellKnowledgeBase> =>
      run({ name: "knowledge.get", act: "read" }, knowledgeAnswer, () =>
        sdk.knowledgeBase.retrieve(retellKnowledgeBaseId),
      ),

    /** All there are, in one answer: Retell does not page them. */
    list: (): Promise<RetellKnowledgeBase[]> =>
      run({ name: "knowledge.list", act: "read" }, z.array(knowledgeAnswer), () => sdk.knowledgeBase.list()),

    /** Resolves too when it was gone already. */
    removeSource: (retellKnowledgeBaseId: string, retellSourceId: string): Promise<void> =>
      run({ name: "knowledge.removeSource", act: "removal" }, nothing, () =>
        sdk.knowledgeBase.deleteSource(retellSourceId, { knowledge_base_id: retellKnowledgeBaseId }),
      ),

    /** Resolves too when it was gone already. */
    remove: (retellKnowledgeBaseId: string): Promise<void> =>
      run({ name: "knowledge.remove", act: "removal" }, nothing, () => sdk.knowledgeBase.delete(retellKnowledgeBaseId)),
  };
}
