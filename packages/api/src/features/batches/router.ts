import { can, csvFile, rest, router } from "../../trpc";
import { mostFileBytes } from "./catalogue";
import { cancelBatch, pauseBatch, resumeBatch, startBatch } from "./change-state";
import { createBatch } from "./create";
import { fillBatch } from "./fill";
import { getBatch } from "./get";
import { listBatches } from "./list";
import { listRows, rowsCsv } from "./list-rows";
import {
  BatchDetail,
  BatchesPage,
  BatchIdInput,
  BatchRowsPage,
  CreateBatchInput,
  FillBatchInput,
  FillReport,
  ListBatchesInput,
  ListRowsInput,
  StartBatchInput,
} from "./schemas";

export const batchesRouter = router({
  list: can("batches:read")
    .meta(rest("GET", "/batches", "Batches of outbound calls, newest first"))
    .input(ListBatchesInput)
    .output(BatchesPage)
    .query(({ ctx, input }) => listBatches(ctx, input)),
  get: can("batches:read")
    .meta(rest("GET", "/batches/{id}", "How far a batch is, and what it cost"))
    .input(BatchIdInput)
    .output(BatchDetail)
    .query(({ ctx, input }) => getBatch(ctx, input)),
  create: can("batches:manage")
    .meta(rest("POST", "/batches", "Make a batch: who calls, when and how often", { status: 201 }))
    .input(CreateBatchInput)
    .output(BatchDetail)
    .mutation(({ ctx, input }) => createBatch(ctx, input)),
  rows: can("batches:read")
    .meta(rest("GET", "/batches/{id}/rows", "Every line of a batch, and what became of it", { csv: "batches.rowsCsv" }))
    .input(ListRowsInput)
    .output(BatchRowsPage)
    .query(({ ctx, input }) => listRows(ctx, input)),
  rowsCsv: can("batches:read")
    .input(ListRowsInput)
    .output(csvFile)
    .query(({ ctx, input }) => rowsCsv(ctx, input)),
  fill: can("batches:manage")
    .meta(
      rest("POST", "/batches/{id}/rows", "Give a batch its numbers: a CSV file (multipart, field file) or its text", {
        mostFileBytes,
      }),
    )
    .input(FillBatchInput)
    .output(FillReport)
    .mutation(({ ctx, input }) => fillBatch(ctx, input)),
  start: can("batches:manage")
    .meta(rest("POST", "/batches/{id}/start", "Begin to call"))
    .input(StartBatchInput)
    .output(BatchDetail)
    .mutation(({ ctx, input }) => startBatch(ctx, input)),
  pause: can("batches:manage")
    .meta(rest("POST", "/batches/{id}/pause", "Dial no further number for now"))
    .input(BatchIdInput)
    .output(BatchDetail)
    .mutation(({ ctx, input }) => pauseBatch(ctx, input)),
  resume: can("batches:manage")
    .meta(rest("POST", "/batches/{id}/resume", "Go on with a batch that was paused"))
    .input(BatchIdInput)
    .output(BatchDetail)
    .mutation(({ ctx, input }) => resumeBatch(ctx, input)),
  cancel: can("batches:manage")
    .meta(rest("POST", "/batches/{id}/cancel", "End a batch for good"))
    .input(BatchIdInput)
    .output(BatchDetail)
    .mutation(({ ctx, input }) => cancelBatch(ctx, input)),
});
