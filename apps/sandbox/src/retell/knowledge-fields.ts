import { z } from "zod";

const opt = z.exactOptional;

/** Lists and numbers are sent as one field of a form each, in JSON. */
function json<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "must be JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const file = z.instanceof(File).refine(({ size }) => size <= 50_000_000, { error: "files may have 50 MB" });

const sources = {
  knowledge_base_texts: opt(json(z.array(z.strictObject({ text: z.string(), title: z.string() })))),
  knowledge_base_urls: opt(json(z.array(z.url({ protocol: /^https?$/ })))),
  knowledge_base_files: opt(z.array(file).max(25)),
};

export const AddSourcesBody = z.strictObject(sources);
export type AddSourcesBody = z.output<typeof AddSourcesBody>;

export const CreateKnowledgeBaseBody = z
  .strictObject({
    knowledge_base_name: z.string().min(1).max(39, { error: "must be less than 40 characters" }),
    enable_auto_refresh: opt(json(z.boolean())),
    max_chunk_size: opt(json(z.int().min(600).max(6000))),
    min_chunk_size: opt(json(z.int().min(200).max(2000))),
    ...sources,
  })
  .refine(({ min_chunk_size: least = 400, max_chunk_size: most = 2000 }) => least < most, {
    error: "must be less than max_chunk_size",
    path: ["min_chunk_size"],
  });
