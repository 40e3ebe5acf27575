import type { RetellCall } from "@voxcalls/retell-client";
import { storable } from "../../kernel/text";
import type { CallEvent } from "./call-event";
import { withoutOlderTranscripts } from "./newest-transcript";
import { extentOf, linesOf, type TranscriptLine } from "./transcript-lines";
import { transfersOf, type Transfer } from "./transfers";

/** What is known of a call. Instants are Unix ms; null means that nobody said. */
export interface CallState {
  readonly retellCallId: string;
  readonly retellAgentId: string | null;
  readonly agentName: string | null;
  readonly agentVersion: number | null;
  readonly direction: "inbound" | "outbound" | "web";
  readonly status: "in_progress" | "completed" | "failed";
  readonly fromNumber: string | null;
  readonly toNumber: string | null;
  /** The other side's. */
  readonly phoneNumber: string | null;
  /** Ours; null for a call through the web. */
  readonly ownNumber: string | null;
  /** When it began, or, if it never did, ended or was first heard of. */
  readonly occurredAtMs: number;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly durationMs: number | null;
  /** What there is to charge for: 0 until the call is over and for one that never connected. */
  readonly talkedMs: number;
  readonly successful: boolean | null;
  readonly userSentiment: string | null;
  readonly disconnectionReason: string | null;
  readonly analysis: Record<string, unknown> | null;
  /** When we first heard of the analysis: nobody says when it was made. */
  readonly analyzedAtMs: number | null;
  readonly latency: Record<string, unknown> | null;
  readonly recordingUrl: string | null;
  readonly llmTotalTokens: number | null;
  /** What the provider charges us. */
  readonly cost: RetellCall["cost"] | null;
  /** Stamped on the call by us, or by whoever: a hint, never a proof. */
  readonly unverifiedMetadata: Record<string, unknown>;
  readonly transfers: readonly Transfer[];
  readonly lines: readonly TranscriptLine[];
}

const namesThatEnd: ReadonlySet<string> = new Set(["call_ended", "call_analyzed"]);

/** The last `transcript_updated` comes before the end is told in full: it brings words, and ends nothing. */
function isOver({ name, call }: CallEvent): boolean {
  if (name === "transcript_updated") return false;
  return namesThatEnd.has(name) || (call.status !== "registered" && call.status !== "ongoing");
}

/** How much the teller could know: an analysed call is told last, a started one first. */
function knowledge(event: CallEvent): number {
  if (event.name === "call_analyzed" || (isOver(event) && event.call.analysis)) return 3;
  if (isOver(event)) return 2;
  return event.name === "call_started" ? 0 : 1;
}

/** Best informed first; among equals the one heard last; then by content, so that the order is total. */
function byKnowledge(a: CallEvent, b: CallEvent): number {
  return (
    knowledge(b) - knowledge(a) || b.receivedAtMs - a.receivedAtMs || compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The state of a call from everything ever told of it. Nothing is patched, so neither the order nor the number of the tellings matters:
 * each field comes from the best informed event that has it, and a call that was ever over stays over.
 */
export function fold(events: readonly [CallEvent, ...CallEvent[]]): CallState {
  const ranked = withoutOlderTranscripts(events).toSorted(byKnowledge);
  const known = <T>(read: (call: RetellCall) => T | undefined): T | null => {
    for (const { call } of ranked) {
      const value = read(call);
      if (value !== undefined) return value;
    }
    return null;
  };
  const end = ranked.find(isOver);
  const startedAtMs = known((call) => call.startedAtMs);
  const endedAtMs = end ? known((call) => call.endedAtMs) : null;
  const neverConnected = end?.call.status === "not_connected";
  const durationMs = neverConnected ? 0 : (known((call) => call.durationMs) ?? spanOf(startedAtMs, endedAtMs));
  const type = known((call) => call.type);
  const direction = type === "web_call" ? "web" : (known((call) => call.direction) ?? "inbound");
  const fromNumber = clip(
    known((call) => call.fromNumber),
    50,
  );
  const toNumber = clip(
    known((call) => call.toNumber),
    50,
  );
  const analysis = known((call) => call.analysis);
  const tokens = known((call) => call.llmTokenUsage);
  return {
    retellCallId: events[0].call.retellCallId,
    retellAgentId: known((call) => call.retellAgentId),
    agentName: clip(
      known((call) => call.agentName),
      255,
    ),
    agentVersion: known((call) => call.agentVersion),
    direction,
    status: !end ? "in_progress" : neverConnected || end.call.status === "error" ? "failed" : "completed",
    fromNumber,
    toNumber,
    phoneNumber: direction === "outbound" ? toNumber : fromNumber,
    ownNumber: direction === "web" ? null : direction === "outbound" ? fromNumber : toNumber,
    occurredAtMs: startedAtMs ?? endedAtMs ?? Math.min(...ranked.map((event) => event.receivedAtMs)),
    startedAtMs,
    endedAtMs,
    durationMs: end ? durationMs : null,
    talkedMs: end ? (durationMs ?? 0) : 0,
    successful: analysis?.successful ?? null,
    userSentiment: clip(analysis?.userSentiment ?? null, 20),
    disconnectionReason: end
      ? clip(
          known((call) => call.disconnectionReason),
          100,
        )
      : null,
    analysis: analysis && {
      call_summary: analysis.summary,
      call_successful: analysis.successful,
      user_sentiment: analysis.userSentiment,
      in_voicemail: analysis.inVoicemail,
      custom_analysis_data: analysis.customData,
    },
    analyzedAtMs:
      analysis && Math.min(...ranked.flatMap(({ call, receivedAtMs }) => (call.analysis ? [receivedAtMs] : []))),
    latency: known((call) => call.latency),
    recordingUrl: end ? (known((call) => call.recordingMultiChannelUrl) ?? known((call) => call.recordingUrl)) : null,
    llmTotalTokens: tokens && Math.round(tokens.average * tokens.requestCount),
    cost: end ? known((call) => call.cost) : null,
    unverifiedMetadata: known((call) => call.metadata) ?? {},
    transfers: transfersOf(ranked, end !== undefined),
    lines: fullestLines(ranked),
  };
}

function spanOf(startMs: number | null, endMs: number | null): number | null {
  return startMs === null || endMs === null ? null : Math.max(0, endMs - startMs);
}

/** The talk as the best informed teller has it. While it goes on, tellings grow: the longest is the latest. */
function fullestLines(ranked: readonly CallEvent[]): TranscriptLine[] {
  const told = ranked.filter(({ call }) => extentOf(call) > 0);
  const best = told[0];
  if (!best || isOver(best)) return best ? linesOf(best.call) : [];
  const longest = told.reduce((a, b) => (extentOf(b.call) > extentOf(a.call) ? b : a), best);
  return linesOf(longest.call);
}

/** Fits a text to its column; a pair of surrogates cut in two becomes storable again. */
function clip(text: string | null, length: number): string | null {
  return text === null ? null : storable(text.slice(0, length));
}
