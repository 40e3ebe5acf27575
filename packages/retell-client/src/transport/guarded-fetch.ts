import { parseSoundJson, UnsoundJson } from "../sound-json";
import { timeLeftMs } from "./deadline";
import { networkFailure } from "./network-failure";
import { statusFailure } from "./status-failure";
import { TransportFailure } from "./transport-failure";

export interface FetchLimits {
  /** From the first byte sent to the last byte read; the SDKs' own time-outs end at the headers. */
  timeoutMs: number;
  /** Counted after decompression. */
  maxBodyBytes: number;
}

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * A `fetch` that returns only a 2xx answer whose whole body is there, is small enough, and is no web page. It follows no redirect
 * (a redirect would carry our key to a stranger).
 * @throws TransportFailure for everything else
 */
export function guardedFetch({ timeoutMs, maxBodyBytes }: FetchLimits): Fetch {
  return async (input, init) => {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), Math.min(timeoutMs, timeLeftMs() / 2));
    try {
      const signal = init?.signal ? AbortSignal.any([init.signal, deadline.signal]) : deadline.signal;
      const answer = await fetch(input, { ...init, redirect: "manual", signal });
      const text = new TextDecoder().decode(await readBody(answer, maxBodyBytes));
      if (!answer.ok) throw statusFailure(answer, text);
      return plainAnswer(answer, text);
    } catch (error) {
      if (error instanceof TransportFailure) throw error;
      throw deadline.signal.aborted
        ? new TransportFailure({ kind: "timeout", mayHaveActed: true })
        : networkFailure(error);
    } finally {
      clearTimeout(timer);
    }
  };
}

async function readBody(answer: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream: AsyncIterable<Uint8Array> | null = answer.body;
  if (stream === null) return new Uint8Array();
  // Leaving the loop by a throw cancels the stream, so the rest is never downloaded.
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > maxBytes) throw badAnswer(answer.status, `more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Deeds without an answer may be acknowledged with a bare word, so plain text passes (whoever expects fields will refuse it);
 * a web page means that something else than the service spoke.
 */
function contentType(text: string, status: number): string | undefined {
  if (text === "") return undefined;
  if (text.trimStart().startsWith("<")) throw badAnswer(status, "a web page");
  try {
    parseSoundJson(text);
    return "application/json";
  } catch (error) {
    if (error instanceof UnsoundJson && error.reason === "not JSON") return "text/plain";
    throw badAnswer(status, error instanceof UnsoundJson ? error.reason : "not readable");
  }
}

function badAnswer(status: number, words: string): TransportFailure {
  return new TransportFailure({ kind: "bad_response", mayHaveActed: true, status, words });
}

/** The body is decoded text by now, whatever the wire called it; an empty one must not be called JSON, or the SDK parses it. */
function plainAnswer({ status, headers }: Response, text: string): Response {
  const plain = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "content-type"]) plain.delete(name);
  const type = contentType(text, status);
  if (type !== undefined) plain.set("content-type", type);
  return new Response(type === undefined ? null : text, { status, headers: plain });
}
