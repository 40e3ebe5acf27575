import { connect, type Socket } from "node:net";
import { percentile } from "./numbers";

/** A request as the bytes that go over the wire, made beforehand: the generator is to cost as little as possible. */
export type RawRequest = Buffer;

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  /** The n-th request. */
  readonly request: (n: number) => RawRequest;
  /** Ends after so long … */
  readonly seconds?: number;
  /** … or after so many requests. */
  readonly count?: number;
}

export interface LoadResult {
  readonly requests: number;
  /** Answers that were no success: they count for nothing else. */
  readonly failures: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export function rawRequest(
  method: "GET" | "POST",
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = "",
): RawRequest {
  const all = { host: "127.0.0.1", ...headers, ...(body && { "content-length": String(Buffer.byteLength(body)) }) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

/** Keeps every connection busy with one request at a time. @throws Error when the server breaks a connection off. */
export async function runLoad({ port, connections, request, seconds, count }: LoadOptions): Promise<LoadResult> {
  const begun = performance.now();
  const until = begun + (seconds ?? Infinity) * 1000;
  const latencies: number[] = [];
  let next = 0;
  let failures = 0;
  const work = async () => {
    const line = await Line.open(port);
    try {
      while (performance.now() < until && next < (count ?? Infinity)) {
        const sent = performance.now();
        if ((await line.ask(request(next++))).startsWith("HTTP/1.1 2")) latencies.push(performance.now() - sent);
        else failures += 1;
      }
    } finally {
      line.close();
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return {
    requests: latencies.length,
    failures,
    perSecond: (latencies.length / (performance.now() - begun)) * 1000,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}

const HEAD_END = "\r\n\r\n";
const LAST_CHUNK = "0\r\n\r\n";

/** One keep-alive connection, one request at a time. */
export class Line {
  #head = "";
  #missing: number | "chunks" | undefined;
  #done: { resolve: (head: string) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", (error) => this.#done?.reject(error));
    socket.on("close", () => this.#done?.reject(new Error("the server closed the connection")));
  }

  static async open(port: number): Promise<Line> {
    const socket = connect(port, "127.0.0.1");
    await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    return new Line(socket);
  }

  /** The head of the answer, once all of it is there. */
  async ask(request: RawRequest): Promise<string> {
    this.#head = "";
    this.#missing = undefined;
    return await new Promise((resolve, reject) => {
      this.#done = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.#done = undefined;
    this.socket.destroy();
  }

  #take(chunk: Buffer): void {
    let body = chunk.length;
    if (this.#missing === undefined) {
      const known = this.#head.length;
      this.#head += chunk.toString("latin1");
      const end = this.#head.indexOf(HEAD_END);
      if (end < 0) return;
      body = known + chunk.length - end - HEAD_END.length;
      this.#missing = bodyLength(this.#head);
    }
    // Nobody asks before the answer is complete, so the last chunk is the end of what has come.
    if (this.#missing === "chunks") {
      if (chunk.toString("latin1", Math.max(0, chunk.length - LAST_CHUNK.length)) === LAST_CHUNK)
        this.#done?.resolve(this.#head);
      return;
    }
    this.#missing -= body;
    if (this.#missing <= 0) this.#done?.resolve(this.#head);
  }
}

function bodyLength(head: string): number | "chunks" {
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return "chunks";
  return Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
}
