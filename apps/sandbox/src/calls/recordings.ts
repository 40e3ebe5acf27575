import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { notFound } from "../retell/errors";
import { renderRecording } from "../speech/recording";
import { serveWav } from "./serve-wav";

const recordingsKept = 16;

/** `/recordings/{call_id}.wav` (mixed) and `-multi.wav` (agent left, caller right). Public, as Retell's are. */
export function recordingRoutes({ store }: SandboxContext): Hono {
  const rendered = new Map<string, Promise<Uint8Array>>();

  const render = (file: string): Promise<Uint8Array> => {
    const [, callId = "", multi] = /^(call_\w+?)(-multi)?\.wav$/.exec(file) ?? [];
    const record = store.get("calls", callId);
    const utterances = record?.call.transcript_object;
    if (!record?.voices || !utterances?.length || record.call.end_timestamp === undefined) throw notFound();
    return renderRecording({ utterances, durationMs: record.call.duration_ms ?? 0 }, record.voices, multi ? 2 : 1);
  };

  return new Hono().get("/recordings/:file", async (c) => {
    const file = c.req.param("file");
    const known = rendered.get(file) ?? render(file);
    // Set anew each time, so that the oldest entry is the one unused for longest.
    rendered.delete(file);
    rendered.set(file, known);
    known.catch(() => rendered.delete(file));
    const oldest = rendered.keys().next().value;
    if (rendered.size > recordingsKept && oldest !== undefined) rendered.delete(oldest);
    return serveWav(await known, c.req.header("range"));
  });
}
