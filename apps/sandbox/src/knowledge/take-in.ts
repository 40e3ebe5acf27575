import { setTimeout as pause } from "node:timers/promises";
import type { SandboxContext } from "../context";
import { fetchPage } from "./fetch-page";
import { readFile, textOfHtml } from "./read-file";
import { type ReadSource, type StoredKnowledgeBase, titleOf, type WaitingSource } from "./stored";

/** The bytes of the files that are being taken in, by the id of their source. */
export type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Reads what was put into a knowledge base and then shows it, as Retell does: in the background, all at once. A source that cannot be read
 * never appears; when none can, and there is nothing older, the whole base is in error.
 */
export function takeIn(sandbox: SandboxContext, id: string, waiting: WaitingSource[], files: Files): void {
  const { store, background, faults, stopping, knowledgePauseMs, now } = sandbox;
  background.run(async () => {
    const read = await Promise.all(
      waiting.map(async (source) => {
        const title = titleOf(source.source);
        if (faults.takeKnowledgeFault(title)) return [];
        const text = await textOf(sandbox, source, files).catch(() => undefined);
        return text === undefined ? [] : [{ source: source.source, text }];
      }),
    );
    if (knowledgePauseMs > 0) await pause(knowledgePauseMs, undefined, { signal: stopping }).catch(() => undefined);
    const base = store.get("knowledge_bases", id);
    if (!base || stopping.aborted) return;
    store.put("knowledge_bases", id, shown(base, waiting, read.flat(), now()));
  });
}

/** Goes on with what was being taken in when the sandbox stopped. */
export function resumeTakingIn(sandbox: SandboxContext): void {
  for (const { knowledge_base_id: id, waiting } of sandbox.store.all("knowledge_bases")) {
    if (waiting.length > 0) takeIn(sandbox, id, waiting, new Map());
  }
}

function shown(base: StoredKnowledgeBase, taken: WaitingSource[], read: ReadSource[], at: number): StoredKnowledgeBase {
  const isWaiting = ({ source }: WaitingSource) => base.waiting.some((w) => w.source.source_id === source.source_id);
  const waiting = base.waiting.filter(({ source }) => !taken.some((t) => t.source.source_id === source.source_id));
  // What was deleted meanwhile waits no more, and does not appear either.
  const sources = [...base.sources, ...read.filter(isWaiting)];
  const isDone = waiting.length === 0;
  return {
    ...base,
    sources,
    waiting,
    status: !isDone ? base.status : sources.length === 0 && taken.length > 0 ? "error" : "complete",
    ...(isDone && base.enable_auto_refresh && { last_refreshed_timestamp: at }),
  };
}

async function textOf(sandbox: SandboxContext, { source, text }: WaitingSource, files: Files): Promise<string> {
  if (text !== undefined) return text;
  if (source.type === "url") {
    const { reachesInside, stopping } = sandbox;
    const page = await fetchPage(source.url, { reachesInside, signal: stopping });
    const isPdf = /\bpdf\b/.test(page.contentType);
    return isPdf ? await readFile("page.pdf", page.bytes) : textOfHtml(page.bytes.toString("utf8"));
  }
  const bytes = files.get(source.source_id);
  if (!bytes) throw new Error("the file was lost");
  return await readFile(titleOf(source), bytes);
}
