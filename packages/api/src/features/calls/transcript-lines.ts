import type { RetellCall, TranscriptEntry, Utterance } from "@voxcalls/retell-client";

/** A tool call, its result, a change of state, a key: whatever happened beside what was said. */
export type TranscriptEvent = Exclude<TranscriptEntry, Utterance> & {
  /** Set when it happened before the line it is kept with: only ever at the first line. */
  readonly before?: true;
};

export interface SpokenWord {
  readonly word: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

export interface TranscriptLine {
  readonly sequence: number;
  readonly role: Utterance["role"];
  readonly content: string;
  /** From the start of the call. */
  readonly startTimeMs: number | null;
  readonly endTimeMs: number | null;
  readonly words: readonly SpokenWord[] | null;
  /** What followed the line, in order. */
  readonly events: readonly TranscriptEvent[] | null;
}

/** How much of the talk a call object holds; 0 when nothing. */
export function extentOf(call: RetellCall): number {
  return entriesOf(call).reduce((sum, entry) => sum + 1 + (entry.kind === "utterance" ? entry.content.length : 0), 0);
}

/** The lines of a call object, numbered from 0. */
export function linesOf(call: RetellCall): TranscriptLine[] {
  const spoken: { said: Utterance; events: TranscriptEvent[] }[] = [];
  const early: TranscriptEvent[] = [];
  for (const entry of entriesOf(call)) {
    if (entry.kind === "utterance") spoken.push({ said: entry, events: [] });
    else (spoken.at(-1)?.events ?? early).push(entry);
  }
  spoken[0]?.events.unshift(...early.map((event) => ({ ...event, before: true as const })));
  return spoken.map(({ said, events }, sequence) => ({
    sequence,
    role: said.role,
    content: said.content,
    startTimeMs: toMs(said.words.find(({ startSeconds }) => startSeconds !== undefined)?.startSeconds),
    endTimeMs: toMs(said.words.findLast(({ endSeconds }) => endSeconds !== undefined)?.endSeconds),
    words: said.words.length > 0 ? said.words.map(toWord) : null,
    events: events.length > 0 ? events : null,
  }));
}

function entriesOf(call: RetellCall): readonly TranscriptEntry[] {
  return call.transcript?.length ? call.transcript : (call.utterances ?? []);
}

function toWord({ word, startSeconds, endSeconds }: Utterance["words"][number]): SpokenWord {
  return { word, startMs: toMs(startSeconds), endMs: toMs(endSeconds) };
}

function toMs(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.round(seconds * 1000);
}
