import { z } from "zod";
import { can, csvFile, rest } from "../../../trpc";
import { CallId, ListCallsInput, StoredFile } from "../schemas";
import { exportCalls } from "./direct";
import { downloadExport, getExport, recentExports } from "./get";
import { ExportCallsInput, ExportView } from "./schemas";
import { startExport } from "./start";

/** Of the calls' router: the filtered list as a file. */
export const exportProcedures = {
  // Lines of CSV are for REST to stream, by `Accept: text/csv`.
  exportCsv: can("calls:read")
    .input(ListCallsInput)
    .output(csvFile)
    .query(({ ctx, input }) => exportCalls(ctx, input)),
  startExport: can("calls:read")
    .meta(rest("POST", "/calls/exports", "Have a file made of the filtered calls", { status: 201 }))
    .input(ExportCallsInput)
    .output(ExportView)
    .mutation(({ ctx, input }) => startExport(ctx, input)),
  recentExports: can("calls:read")
    .output(z.array(ExportView))
    .query(({ ctx }) => recentExports(ctx)),
  export: can("calls:read")
    .meta(rest("GET", "/calls/exports/{id}", "How far an export is"))
    .input(CallId)
    .output(ExportView)
    .query(({ ctx, input }) => getExport(ctx, input)),
  downloadExport: can("calls:read")
    .meta(rest("GET", "/calls/exports/{id}/file", "The file of an export that is ready", { respond: "file" }))
    .input(CallId)
    .output(StoredFile)
    .query(({ ctx, input }) => downloadExport(ctx, input)),
};
