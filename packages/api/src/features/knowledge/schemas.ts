import { z } from "zod";
import { NameText } from "../../kernel/fields";
import { PageInput } from "../../kernel/page";
import { UploadedFile } from "../../kernel/uploaded-file";
import { longestText } from "./catalogue";

const Name = NameText("Give the knowledge base a name.");
const id = z.uuid("Send the id of a knowledge base.");
const sourceId = z.uuid("Send the id of a source.");

export const ListKnowledgeInput = z.strictObject(PageInput.shape);
export const KnowledgeIdInput = z.strictObject({ id });
export const SourceIdInput = z.strictObject({ id, sourceId });

export const CreateKnowledgeInput = z.strictObject({
  name: Name,
  autoRefresh: z
    .boolean()
    .optional()
    .describe(
      "Whether Retell reads web pages anew every day. Settled with the first source: Retell cannot change it later.",
    ),
});

export const UpdateKnowledgeInput = z.strictObject({
  id,
  name: Name.optional(),
  autoRefresh: z.boolean().optional().describe("Can be changed until the first source is there."),
});

const Title = z.string().trim().min(1, "Give the text a title.").max(200, "At most 200 characters.");
const Text = z
  .string()
  .trim()
  .min(1, "Write the text.")
  .max(longestText, `At most ${longestText.toLocaleString("en")} characters.`);
const Url = z
  .string()
  .trim()
  .min(1, "Write an address, like https://example.com/prices.")
  .max(2048, "At most 2048 characters.");

/** The fields of the three kinds; each kind takes its own and no other. */
const fieldsOfType = { text: ["title", "text"], url: ["url"], document: ["file"] } as const;
const missing = {
  title: "Give the text a title.",
  text: "Write the text.",
  url: "Write an address, like https://example.com/prices.",
  file: "Send the file as multipart/form-data, in the field file.",
};

export const AddSourceInput = z
  .strictObject({
    id,
    type: z.enum(["text", "url"], "Choose text or url, or send a file.").optional().describe("Left out for a file."),
    title: Title.optional(),
    text: Text.optional(),
    url: Url.optional(),
    file: UploadedFile.optional(),
  })
  .superRefine((input, context) => {
    const type = input.type ?? (input.file ? "document" : undefined);
    if (type === undefined) {
      context.addIssue({ code: "custom", path: ["type"], message: "Choose text or url, or send a file." });
      return;
    }
    const wanted: readonly string[] = fieldsOfType[type];
    for (const path of ["title", "text", "url", "file"] as const) {
      const isThere = input[path] !== undefined;
      if (isThere === wanted.includes(path)) continue;
      const message = isThere ? `goes with another type than ${type}` : missing[path];
      context.addIssue({ code: "custom", path: [path], message });
    }
  });

export const AskInput = z.strictObject({
  id,
  question: z.string().trim().min(1, "Write a question.").max(1000, "At most 1000 characters."),
});

export const SourceView = z.object({
  id: z.uuid(),
  type: z.enum(["document", "url", "text"]),
  title: z.string().describe("The file's name, the text's title, or the address."),
  excerpt: z.string().nullable().describe("How a text begins."),
  sizeBytes: z.int().nullable(),
  status: z.enum(["processing", "ready", "failed"]),
  failureReason: z.string().nullable(),
  mayRetry: z
    .boolean()
    .describe("Whether it can be tried again as it is: files are not kept, so they are sent anew instead."),
  createdAt: z.date(),
  updatedAt: z.date(),
});

const Named = z.object({ id: z.uuid(), name: z.string() });

const summary = {
  id: z.uuid(),
  tenantId: z.uuid(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  name: z.string(),
  status: z.enum(["empty", "processing", "ready", "failed"]),
  autoRefresh: z.boolean(),
  mayChangeAutoRefresh: z.boolean(),
  lastRefreshedAt: z.date().nullable(),
  sourceCount: z.int(),
  failedSourceCount: z.int(),
  sizeBytes: z.int().describe("Of its files and texts; what web pages hold is not told."),
  usedBy: z
    .object({ agents: z.array(Named), flows: z.array(Named) })
    .describe("What looks things up in it, as far as you may see it."),
  createdAt: z.date(),
  updatedAt: z.date(),
};

export const KnowledgeSummary = z.object(summary);
export const KnowledgeView = z.object({ ...summary, sources: z.array(SourceView) });

export const AnswerView = z.object({
  passages: z.array(
    z.object({
      text: z.string(),
      score: z.number().nullable().describe("Null: Retell does not tell how well it fits."),
    }),
  ),
});

export type ListKnowledgeInput = z.output<typeof ListKnowledgeInput>;
export type KnowledgeIdInput = z.output<typeof KnowledgeIdInput>;
export type SourceIdInput = z.output<typeof SourceIdInput>;
export type CreateKnowledgeInput = z.output<typeof CreateKnowledgeInput>;
export type UpdateKnowledgeInput = z.output<typeof UpdateKnowledgeInput>;
export type AddSourceInput = z.output<typeof AddSourceInput>;
export type AskInput = z.output<typeof AskInput>;
export type SourceView = z.output<typeof SourceView>;
export type KnowledgeSummary = z.output<typeof KnowledgeSummary>;
export type KnowledgeView = z.output<typeof KnowledgeView>;
export type AnswerView = z.output<typeof AnswerView>;

export const PreviewPageInput = z.strictObject({ url: Url });
export type PreviewPageInput = z.infer<typeof PreviewPageInput>;

export const PagePreview = z.object({
  url: z.string().describe("Where it was found in the end."),
  title: z.string().nullable(),
  text: z.string().describe("How it begins, as somebody reads it who sees no pictures."),
  problem: z.string().nullable().describe("Why nothing can be shown of it, or less than there may be."),
});
export type PagePreview = z.infer<typeof PagePreview>;
