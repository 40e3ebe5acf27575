import { z } from "zod";
import { pageOf } from "../../kernel/page";
import { can, platform, rest, router } from "../../trpc";
import { CallEvents, callEvents } from "./events";
import { exportProcedures } from "./exports/router";
import { getCall } from "./get";
import { followCalls } from "./live/follow";
import { injectNote } from "./live/inject";
import { InjectNoteInput } from "./live/schemas";
import { listCalls, listCallsForTable } from "./list";
import { TagCallsInput, UpdateCallInput } from "./notes/schemas";
import { tagCalls } from "./notes/tag";
import { tagsInUse } from "./notes/tags-in-use";
import { updateCall } from "./notes/update";
import { listParkedEvents } from "./parked/list";
import { ParkedEvent, ParkedEventsInput } from "./parked/schemas";
import { getReceipt } from "./receipt";
import { playRecording } from "./recording";
import { removeCall, removeCalls } from "./remove";
import {
  CallDetail,
  CallFilters,
  CallId,
  CallInTable,
  CallReceipt,
  CallStats,
  CallStatsInput,
  CallTotals,
  CallView,
  ListCallsInput,
  NotedCall,
  SomeCalls,
  StartCallInput,
  StoredFile,
  Transcript,
} from "./schemas";
import { startCall } from "./start";
import { callStats } from "./stats";
import { stopCall } from "./stop";
import { callTotals } from "./totals";
import { getTranscript } from "./transcript";

export const callsRouter = router({
  list: can("calls:read")
    .meta(rest("GET", "/calls", "Calls, newest first", { csv: "calls.exportCsv" }))
    .input(ListCallsInput)
    .output(pageOf(CallView))
    .query(({ ctx, input }) => listCalls(ctx, input)),
  table: can("calls:read")
    .input(ListCallsInput)
    .output(pageOf(CallInTable))
    .query(({ ctx, input }) => listCallsForTable(ctx, input)),
  totals: can("calls:read")
    .input(CallFilters)
    .output(CallTotals)
    .query(({ ctx, input }) => callTotals(ctx, input)),
  get: can("calls:read")
    .meta(rest("GET", "/calls/{id}", "A call with its transcript"))
    .input(CallId)
    .output(CallDetail)
    .query(({ ctx, input }) => getCall(ctx, input)),
  receipt: can("calls:read")
    .input(CallId)
    .output(CallReceipt)
    .query(({ ctx, input }) => getReceipt(ctx, input)),
  transcript: can("calls:read")
    .meta(rest("GET", "/calls/{id}/transcript", "What was said in a call"))
    .input(CallId)
    .output(Transcript)
    .query(({ ctx, input }) => getTranscript(ctx, input)),
  events: can("calls:read")
    .input(CallId)
    .output(CallEvents)
    .query(({ ctx, input }) => callEvents(ctx, input)),
  audio: can("calls:listen")
    .meta(rest("GET", "/calls/{id}/audio", "The recording of a call", { respond: "file" }))
    .input(CallId)
    .output(StoredFile)
    .query(({ ctx, input }) => playRecording(ctx, input)),
  tags: can("calls:read")
    .output(z.array(z.string()))
    .query(({ ctx }) => tagsInUse(ctx)),
  ...exportProcedures,
  start: can("calls:start")
    .meta(rest("POST", "/calls", "Call a number with an agent", { status: 201 }))
    .input(StartCallInput)
    .output(CallView)
    .mutation(({ ctx, input }) => startCall(ctx, input)),
  stop: can("calls:start")
    .meta(rest("POST", "/calls/{id}/stop", "Hang up a call in progress"))
    .input(CallId)
    .output(CallView)
    .mutation(({ ctx, input }) => stopCall(ctx, input)),
  update: can("calls:annotate")
    .meta(rest("PATCH", "/calls/{id}", "Note something of a call, or tag it"))
    .input(UpdateCallInput)
    .output(NotedCall)
    .mutation(({ ctx, input }) => updateCall(ctx, input)),
  tagMany: can("calls:annotate")
    .input(TagCallsInput)
    .mutation(({ ctx, input }) => tagCalls(ctx, input)),
  remove: can("calls:delete")
    .meta(rest("DELETE", "/calls/{id}", "Delete a call with its recording and transcript", { respond: "empty" }))
    .input(CallId)
    .mutation(({ ctx, input }) => removeCall(ctx, input)),
  removeMany: can("calls:delete")
    .input(SomeCalls)
    .mutation(({ ctx, input }) => removeCalls(ctx, input)),
  inject: can("calls:start")
    .meta(rest("POST", "/calls/{id}/inject", "Tell the agent of a call in progress something", { respond: "empty" }))
    .input(InjectNoteInput)
    .mutation(({ ctx, input }) => injectNote(ctx, input)),
  follow: can("calls:read").subscription(({ ctx, signal }) => followCalls(ctx, signal ?? AbortSignal.abort())),
  stats: can("calls:read")
    .input(CallStatsInput)
    .output(CallStats)
    .query(({ ctx, input }) => callStats(ctx, input)),
  parkedEvents: platform("platform:read")
    .input(ParkedEventsInput)
    .output(pageOf(ParkedEvent))
    .query(({ ctx, input }) => listParkedEvents(ctx, input)),
});
