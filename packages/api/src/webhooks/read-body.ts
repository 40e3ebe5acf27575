export type BodyProblem = "too large" | "too slow" | "broken off";

/** Reads a body to its end, but no further than `maxBytes` and no longer than `timeoutMs`. */
export async function readBody(
  request: Request,
  { maxBytes, timeoutMs }: { maxBytes: number; timeoutMs: number },
): Promise<Uint8Array | BodyProblem> {
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > maxBytes) return "too large";
  // The server lets no more through than was announced, so it need not be watched as a stream, which costs more.
  if (announced !== null) return await readWhole(request, timeoutMs);
  if (!request.body) return new Uint8Array();
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<"too slow">((resolve) => {
    timer = setTimeout(() => resolve("too slow"), timeoutMs);
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), tooSlow]);
      if (read === "too slow") return read;
      if (read.done) return Buffer.concat(chunks);
      size += read.value.byteLength;
      if (size > maxBytes) return "too large";
      chunks.push(read.value);
    }
  } catch {
    return "broken off";
  } finally {
    clearTimeout(timer);
    // Whatever is still on its way is not waited for.
    void reader.cancel().catch(() => undefined);
  }
}

async function readWhole(request: Request, timeoutMs: number): Promise<Uint8Array | BodyProblem> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<"too slow">((resolve) => {
    timer = setTimeout(() => resolve("too slow"), timeoutMs);
  });
  const whole = request.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => "broken off" as const,
  );
  const read = await Promise.race([whole, tooSlow]);
  clearTimeout(timer);
  return read;
}
