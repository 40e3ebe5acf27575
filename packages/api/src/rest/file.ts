import type { RecordingStore } from "../kernel/recording-store";

export interface StoredFile {
  readonly key: string;
  readonly bytes: number;
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

/** Streams a stored recording, whole (200) or the range asked for (206). Never cached, never guessed at by the browser. */
export function fileResponse(store: RecordingStore, file: StoredFile, request: Request): Response {
  const headers = new Headers({
    "content-type": file.contentType,
    "accept-ranges": "bytes",
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "content-disposition": `inline; filename="${file.fileName}"`,
  });
  const range = rangeOf(request.headers.get("range"), file.bytes);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${file.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range === "whole" ? { start: 0, end: file.bytes - 1 } : range;
  headers.set("content-length", String(end - start + 1));
  if (range !== "whole") headers.set("content-range", `bytes ${start}-${end}/${file.bytes}`);
  const body = request.method === "HEAD" ? null : store.read(file.key, { start, end });
  return new Response(body, { status: range === "whole" ? 200 : 206, headers });
}
