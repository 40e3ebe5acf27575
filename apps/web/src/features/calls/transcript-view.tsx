"use client";

import type { TranscriptLine } from "@voxcalls/api/schemas/calls";
import { cn } from "@voxcalls/ui/cn";
import { ArrowRightLeft, Wrench } from "lucide-react";
import { useEffect, useRef } from "react";
import { durationWords } from "./call-words";
import { speakers } from "./speakers";

interface TranscriptViewProps {
  readonly lines: readonly TranscriptLine[];
  /** Position of the sound in seconds; null when there is no sound. */
  readonly seconds: number | null;
  readonly onSeek: (seconds: number) => void;
  /** The line that was asked for: it is shown at once, and marked. */
  readonly wanted?: number | null | undefined;
  /** What was said has been deleted, as the organisation wished. */
  readonly isForgotten?: boolean | undefined;
  /** The call goes on: there is more to come. */
  readonly isLive?: boolean | undefined;
}

/** What was said. The word being heard is lit; a click on a line moves the sound there. */
export function TranscriptView({ lines, seconds, onSeek, wanted, isForgotten, isLive }: TranscriptViewProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector("[data-wanted]")?.scrollIntoView({ block: "center" });
  }, [wanted]);
  if (lines.length === 0) {
    return (
      <p className="px-3 text-muted-foreground">
        {isForgotten
          ? "What was said was deleted: your organisation keeps transcripts for a limited time."
          : isLive
            ? "What is said stands here as it is told, at the latest when the call is over."
            : "Nothing was said."}
      </p>
    );
  }
  return (
    <ol ref={list} className="flex flex-col gap-1">
      {lines.map((line) => (
        <li
          key={line.sequence}
          data-wanted={line.sequence === wanted ? "" : undefined}
          className={cn("rounded-md", line.sequence === wanted && "bg-brand-subtle/60 ring-1 ring-brand/40")}
        >
          <LineEvents events={(line.events ?? []).filter((event) => event.before)} />
          <Line line={line} seconds={seconds} onSeek={onSeek} />
          <LineEvents events={(line.events ?? []).filter((event) => !event.before)} />
        </li>
      ))}
    </ol>
  );
}

function Line({ line, seconds, onSeek }: Pick<TranscriptViewProps, "seconds" | "onSeek"> & { line: TranscriptLine }) {
  const atMs = seconds === null ? -1 : seconds * 1000;
  const begins = line.startTimeMs;
  const current = begins !== null && line.endTimeMs !== null && atMs >= begins && atMs < line.endTimeMs;
  const body = (
    <>
      <span className="flex items-baseline gap-2 text-xs text-muted-foreground">
        <span className={cn("font-medium", line.role === "agent" ? "text-brand" : "text-foreground")}>
          {speakers[line.role]}
        </span>
        {begins === null ? null : <span className="tabular-nums">{durationWords(Math.floor(begins / 1000))}</span>}
      </span>
      <span className="block">
        {line.words && current ? <LitWords words={line.words} atMs={atMs} /> : line.content}
      </span>
    </>
  );
  const look = cn("block w-full rounded-md px-3 py-1.5 text-left", current && "bg-accent");
  if (seconds === null || begins === null) return <div className={look}>{body}</div>;
  return (
    <button
      type="button"
      className={cn(look, "hover:bg-accent")}
      onClick={() => onSeek(begins / 1000)}
      aria-current={current}
    >
      {body}
    </button>
  );
}

function LitWords({ words, atMs }: { words: NonNullable<TranscriptLine["words"]>; atMs: number }) {
  return words.map((word, index) => {
    const lit = word.startMs !== null && word.endMs !== null && atMs >= word.startMs && atMs < word.endMs;
    return (
      <span key={index} className={lit ? "rounded-xs bg-brand-subtle text-brand" : undefined}>
        {word.word}{" "}
      </span>
    );
  });
}

function LineEvents({ events }: { events: NonNullable<TranscriptLine["events"]> }) {
  return events.map((event, index) => {
    const words = eventWords(event);
    if (!words) return null;
    const Icon = event.kind === "node_transition" ? ArrowRightLeft : Wrench;
    return (
      <p key={index} className="flex items-center gap-2 px-3 py-1 text-xs text-muted-foreground">
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span className="min-w-0 break-words">{words}</span>
      </p>
    );
  });
}

function eventWords(event: NonNullable<TranscriptLine["events"]>[number]): string | null {
  switch (event.kind) {
    case "tool_call":
      return `Used ${event.name ?? "a tool"}${event.arguments && event.arguments !== "{}" ? ` with ${event.arguments}` : ""}`;
    case "tool_result":
      return event.successful === false
        ? `The tool failed: ${event.content ?? ""}`
        : `The tool answered: ${event.content ?? "nothing"}`;
    case "node_transition":
      return `Went on to ${event.to ?? "another state"}`;
    case "dtmf":
      return `Pressed ${event.digit ?? "a key"}`;
    case "sms":
      return `Sent a text: ${event.content ?? ""}`;
    case "injected":
      return `The agent was told: ${event.content ?? ""}`;
    default:
      return event.content ?? null;
  }
}
