import { AppError } from "../kernel/errors";
import type { RecordingStore } from "../kernel/recording-store";
import { problemBody, problemHeaders } from "./problem";

export interface StoredFile {
  readonly key: string;
  readonly bytes: number;
  readonly changedAt: Date;
  readonly contentType: string;
  readonly fileName: string;
}

/** One range of RFC 9110 §14: `bytes=a-b`, `a-`, `-n`. Several ranges are answered with the whole (allowed there). */
function rangeOf(header: string | null, bytes: number): { start: number; end: number } | "whole" | "unsatisfiable" {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return "whole";
  const [first, last] = [match[1] ?? "", match[2] ?? ""];
  const start = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== "" && last !== "" && Number(last) < Number(first)) return "whole";
  return start >= bytes || (first === "" && Number(last) === 0) ? "unsatisfiable" : { start, end };
}

/**
 * Whether the file is still the one of which the caller has a part (RFC 9110 §13.1.5): its strong tag or its exact date. Without
 * `If-Range` nobody asks.
 */
function isUnchanged(ifRange: string | null, tag: string, date: string): boolean {
  return ifRange === null || ifRange.trim() === tag || ifRange.trim() === date;
}

/** Streams a stored recording, whole (200) or the range asked for (206). Never cached, never guessed at by the browser. */
export function fileResponse(store: RecordingStore, file: StoredFile, request: Request, requestId: string): Response {
  const { bytes, changedAt } = file;
  const tag = `"${bytes.toString(36)}-${changedAt.getTime().toString(36)}"`;
  const headers = new Headers({
    "content-type": file.contentType,
    "accept-ranges": "bytes",
    etag: tag,
    "last-modified": changedAt.toUTCString(),
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "content-disposition": `inline; filename="${file.fileName}"`,
  });
  const wantsPart = isUnchanged(request.headers.get("if-range"), tag, changedAt.toUTCString());
  const range = wantsPart ? rangeOf(request.headers.get("range"), bytes) : "whole";
  if (range === "unsatisfiable") return noSuchRange(bytes, requestId);
  const { start, end } = range === "whole" ? { start: 0, end: bytes - 1 } : range;
  headers.set("content-length", String(end - start + 1));
  if (range !== "whole") headers.set("content-range", `bytes ${start}-${end}/${bytes}`);
  const body = request.method === "HEAD" ? null : store.read(file.key, { start, end });
  return new Response(body, { status: range === "whole" ? 200 : 206, headers });
}

function noSuchRange(bytes: number, requestId: string): Response {
  const message = `asks for bytes that are not there: the recording has ${bytes}`;
  const error = new AppError("validation_failed", message, { fields: [{ path: "Range", message }] });
  const headers = { ...problemHeaders, "accept-ranges": "bytes", "content-range": `bytes */${bytes}` };
  return Response.json({ ...problemBody(error, requestId), status: 416 }, { status: 416, headers });
}
