"use client";

import { Button } from "@voxcalls/ui/button";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Textarea } from "@voxcalls/ui/textarea";
import { Pencil } from "lucide-react";
import { useState } from "react";

interface OwnLineProps {
  readonly said: string;
  readonly onReplay: ((said: string) => void) | undefined;
}

/** What the caller said; it can be said otherwise, and the conversation goes on from there. */
export function OwnLine({ said, onReplay }: OwnLineProps) {
  const [text, setText] = useState<string | null>(null);
  if (text === null) {
    return (
      <div className="group flex max-w-[85%] items-center gap-1 self-end">
        {onReplay ? (
          <IconButton
            label="Say something else here"
            icon={<Pencil />}
            size="icon-sm"
            className="opacity-60 group-hover:opacity-100 focus-visible:opacity-100"
            onClick={() => setText(said)}
          />
        ) : null}
        <p className="min-w-0 rounded-lg bg-brand-subtle px-3 py-2 text-sm break-words whitespace-pre-wrap">{said}</p>
      </div>
    );
  }
  return (
    <form
      className="flex w-full flex-col gap-2 self-end"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        setText(null);
        onReplay?.(text.trim());
      }}
    >
      <Textarea
        aria-label="What the caller says instead"
        rows={2}
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={() => setText(null)}>
          Cancel
        </Button>
        <Button size="sm" type="submit" disabled={text.trim() === "" || !onReplay}>
          Go on from here
        </Button>
      </div>
    </form>
  );
}
