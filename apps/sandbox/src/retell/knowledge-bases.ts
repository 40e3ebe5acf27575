import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { SandboxContext } from "../context";
import { newRetellId } from "../ids";
import type { Source, StoredKnowledgeBase, WaitingSource } from "../knowledge/stored";
import { type Files, takeIn } from "../knowledge/take-in";
import { badRequest, unknownAsset } from "./errors";
import { AddSourcesBody, CreateKnowledgeBaseBody } from "./knowledge-fields";
import { check } from "./read-request";

/** `/create-knowledge-base` and its kin. What is put in is sent as multipart forms. */
export function knowledgeBaseRoutes(sandbox: SandboxContext): Hono {
  const { store } = sandbox;
  const find = (id: string): StoredKnowledgeBase => {
    const base = store.get("knowledge_bases", id);
    if (!base) throw unknownAsset();
    return base;
  };

  return new Hono()
    .post("/create-knowledge-base", async (c) => {
      const { knowledge_base_name, enable_auto_refresh = false, ...body } = await readForm(c, CreateKnowledgeBaseBody);
      const { waiting, files } = await sourcesOf(sandbox, body);
      if (waiting.length === 0) throw badRequest("A knowledge base needs at least one source.");
      const base: StoredKnowledgeBase = {
        knowledge_base_id: newRetellId("knowledge_base"),
        knowledge_base_name,
        status: "in_progress",
        enable_auto_refresh,
        max_chunk_size: body.max_chunk_size ?? 2000,
        min_chunk_size: body.min_chunk_size ?? 400,
        sources: [],
        waiting,
      };
      return c.json(begin(sandbox, base, waiting, files), 201);
    })
    .post("/add-knowledge-base-sources/:id", async (c) => {
      const before = find(c.req.param("id"));
      const { waiting, files } = await sourcesOf(sandbox, await readForm(c, AddSourcesBody));
      if (waiting.length === 0) return c.json(view(before), 201);
      const latest = find(before.knowledge_base_id);
      const after: StoredKnowledgeBase = {
        ...latest,
        status: statusWhileAdding(latest),
        waiting: [...latest.waiting, ...waiting],
      };
      return c.json(begin(sandbox, after, waiting, files), 201);
    })
    .get("/get-knowledge-base/:id", (c) => c.json(view(find(c.req.param("id")))))
    .get("/list-knowledge-bases", (c) => c.json(store.all("knowledge_bases").map(view)))
    .delete("/delete-knowledge-base/:id", (c) => {
      store.remove("knowledge_bases", find(c.req.param("id")).knowledge_base_id);
      return c.body(null, 204);
    })
    .delete("/delete-knowledge-base-source/:id/source/:source", (c) => {
      const { id, source } = c.req.param();
      const before = find(id);
      const isOther = (entry: WaitingSource) => entry.source.source_id !== source;
      if ([...before.sources, ...before.waiting].every(isOther)) throw unknownAsset();
      const after = {
        ...before,
        sources: before.sources.filter(isOther),
        waiting: before.waiting.filter(isOther),
      };
      store.put("knowledge_bases", id, after);
      return c.json(view(after));
    });
}

function statusWhileAdding({ status }: StoredKnowledgeBase): StoredKnowledgeBase["status"] {
  return status === "in_progress" ? "in_progress" : "refreshing_in_progress";
}

function begin(sandbox: SandboxContext, base: StoredKnowledgeBase, waiting: WaitingSource[], files: Files) {
  sandbox.store.put("knowledge_bases", base.knowledge_base_id, base);
  takeIn(sandbox, base.knowledge_base_id, waiting, files);
  return view(base);
}

/** As Retell shows it: sources only when all of them have been read. */
export function view({ sources, waiting: _, ...base }: StoredKnowledgeBase) {
  const isFirst = base.status === "in_progress";
  return { ...base, ...(!isFirst && { knowledge_base_sources: sources.map(({ source }) => source) }) };
}

/** The fields of a multipart form. A form without any part is an empty one. */
async function readForm<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  const form = await c.req.raw.formData().catch(() => {
    throw badRequest("The body is no multipart form.");
  });
  const names = [...new Set(form.keys())];
  const isFiles = (name: string) => name === "knowledge_base_files";
  return check(
    schema,
    Object.fromEntries(names.map((name) => [name, isFiles(name) ? form.getAll(name) : form.get(name)])),
  );
}

async function sourcesOf(
  { publicUrl }: SandboxContext,
  {
    knowledge_base_texts: texts = [],
    knowledge_base_urls: urls = [],
    knowledge_base_files: files = [],
  }: AddSourcesBody,
): Promise<{ waiting: WaitingSource[]; files: Files }> {
  const place = (id: string) => `${publicUrl()}/knowledge-base-sources/${id}`;
  const withId = <T>(make: (source_id: string) => T) => make(newRetellId("source"));
  const documents = await Promise.all(
    files.map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const source = withId((source_id): Source => {
        return { type: "document", source_id, filename: file.name, file_size: file.size, file_url: place(source_id) };
      });
      return { source, bytes };
    }),
  );
  const waiting = [
    ...documents.map(({ source }) => ({ source })),
    ...texts.map(({ title, text }) =>
      withId((source_id) => ({
        source: { type: "text" as const, source_id, title, content_url: place(source_id) },
        text,
      })),
    ),
    ...urls.map((url) => withId((source_id) => ({ source: { type: "url" as const, source_id, url } }))),
  ];
  return { waiting, files: new Map(documents.map(({ source, bytes }) => [source.source_id, bytes])) };
}
