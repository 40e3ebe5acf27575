import type { CallInTable } from "@voxcalls/api/schemas/calls";
import type { MouseEvent } from "react";
import { durationWords } from "./call-words";
import { speakers } from "./speakers";

interface SaidLinesProps {
  readonly callId: string;
  readonly said: NonNullable<CallInTable["said"]>;
  readonly onOpen: (event: MouseEvent, line: number) => void;
}

/** Where in a call the words were said; a click leads to the line and its second. */
export function SaidLines({ callId, said, onOpen }: SaidLinesProps) {
  const more = said.count - said.lines.length;
  return (
    <ul className="flex flex-col gap-0.5 border-l-2 border-brand-subtle pl-2">
      {said.lines.map(({ sequence, role, startTimeMs, excerpt }) => (
        <li key={sequence}>
          <a
            href={`/dashboard/calls/${callId}?line=${sequence}`}
            onClick={(event) => onOpen(event, sequence)}
            className="flex items-baseline gap-2 rounded-sm px-1.5 py-1 text-secondary-foreground hover:bg-accent"
          >
            <span className="w-9 shrink-0 text-right text-xs text-muted-foreground tabular-nums">
              {startTimeMs === null ? "" : durationWords(Math.floor(startTimeMs / 1000))}
            </span>
            <span className="min-w-0 break-words">
              <span className="text-muted-foreground">{speakers[role]}: </span>
              {excerpt.map(({ text, isHit }, index) =>
                isHit ? (
                  <mark key={index} className="rounded-xs bg-brand-subtle px-0.5 font-medium text-brand">
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
            </span>
          </a>
        </li>
      ))}
      {more > 0 ? (
        <li className="px-1.5 pl-[3.25rem] text-xs text-muted-foreground">
          and {more} more {more === 1 ? "line" : "lines"}
        </li>
      ) : null}
    </ul>
  );
}
