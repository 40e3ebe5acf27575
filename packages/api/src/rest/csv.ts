import type { CsvFile } from "../kernel/csv";

/** Streams a CSV file as it is made: the reader's pace is the maker's. What breaks on the way breaks the download off. */
export function csvResponse({ fileName, lines }: CsvFile, onBroken: (error: unknown) => void): Response {
  const rows = lines[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await rows.next();
        if (next.done === true) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      } catch (error) {
        onBroken(error);
        controller.error(error);
      }
    },
    async cancel() {
      await rows.return?.();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "private, no-store",
      vary: "accept",
    },
  });
}
