import { pageOf } from "../../kernel/page";
import { can, rest, router } from "../../trpc";
import { addSource } from "./add-source";
import { askKnowledge } from "./ask";
import { createKnowledge } from "./create";
import { getKnowledge } from "./get";
import { mostFileBytes } from "./catalogue";
import { listKnowledge } from "./list";
import { previewPage } from "./preview-page";
import { removeKnowledge } from "./remove";
import { removeSource } from "./remove-source";
import { retrySource } from "./retry-source";
import {
  AddSourceInput,
  AnswerView,
  AskInput,
  CreateKnowledgeInput,
  KnowledgeIdInput,
  KnowledgeSummary,
  KnowledgeView,
  ListKnowledgeInput,
  PagePreview,
  PreviewPageInput,
  SourceIdInput,
  SourceView,
  UpdateKnowledgeInput,
} from "./schemas";
import { updateKnowledge } from "./update";

export const knowledgeRouter = router({
  list: can("knowledge:read")
    .meta(rest("GET", "/knowledge-bases", "Knowledge bases, newest first"))
    .input(ListKnowledgeInput)
    .output(pageOf(KnowledgeSummary))
    .query(({ ctx, input }) => listKnowledge(ctx, input)),
  get: can("knowledge:read")
    .meta(rest("GET", "/knowledge-bases/{id}", "One knowledge base with its sources"))
    .input(KnowledgeIdInput)
    .output(KnowledgeView)
    .query(({ ctx, input }) => getKnowledge(ctx, input)),
  create: can("knowledge:manage")
    .meta(rest("POST", "/knowledge-bases", "Make a knowledge base", { status: 201 }))
    .input(CreateKnowledgeInput)
    .output(KnowledgeView)
    .mutation(({ ctx, input }) => createKnowledge(ctx, input)),
  update: can("knowledge:manage")
    .meta(rest("PATCH", "/knowledge-bases/{id}", "Change a knowledge base"))
    .input(UpdateKnowledgeInput)
    .output(KnowledgeView)
    .mutation(({ ctx, input }) => updateKnowledge(ctx, input)),
  remove: can("knowledge:manage")
    .meta(rest("DELETE", "/knowledge-bases/{id}", "Delete a knowledge base that nothing uses", { respond: "empty" }))
    .input(KnowledgeIdInput)
    .mutation(({ ctx, input }) => removeKnowledge(ctx, input)),
  addSource: can("knowledge:manage")
    .meta(
      rest("POST", "/knowledge-bases/{id}/sources", "Add a text, a web page, or a file (multipart, field file)", {
        status: 201,
        mostFileBytes,
      }),
    )
    .input(AddSourceInput)
    .output(SourceView)
    .mutation(({ ctx, input }) => addSource(ctx, input)),
  previewPage: can("knowledge:manage")
    .input(PreviewPageInput)
    .output(PagePreview)
    .mutation(({ input }) => previewPage(input)),
  removeSource: can("knowledge:manage")
    .meta(
      rest("DELETE", "/knowledge-bases/{id}/sources/{source_id}", "Take a source out of a knowledge base", {
        respond: "empty",
      }),
    )
    .input(SourceIdInput)
    .mutation(({ ctx, input }) => removeSource(ctx, input)),
  retrySource: can("knowledge:manage")
    .meta(rest("POST", "/knowledge-bases/{id}/sources/{source_id}/retry", "Read a failed text or page again"))
    .input(SourceIdInput)
    .output(SourceView)
    .mutation(({ ctx, input }) => retrySource(ctx, input)),
  query: can("knowledge:read")
    .meta(rest("POST", "/knowledge-bases/{id}/query", "The passages that answer a question"))
    .input(AskInput)
    .output(AnswerView)
    .mutation(({ ctx, input }) => askKnowledge(ctx, input)),
});
