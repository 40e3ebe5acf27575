"use client";

import { IconButton } from "@voxcalls/ui/icon-button";
import { Textarea } from "@voxcalls/ui/textarea";
import { SendHorizontal } from "lucide-react";
import type { TryChat } from "./use-try-chat";

/** Where the caller's next line is typed: Enter says it, with Shift it begins a new line. */
export function Composer({ chat }: { readonly chat: TryChat }) {
  const { text, setText } = chat;
  const isClosed = chat.isWaiting || chat.hasEnded || chat.failure !== null;
  const say = () => {
    const said = text.trim();
    if (said === "" || isClosed) return;
    setText("");
    chat.say(said);
  };
  return (
    <form
      className="flex items-end gap-2 px-4 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <Textarea
        aria-label="What the caller says"
        placeholder={chat.hasEnded ? "The call is over" : "What the caller says"}
        rows={1}
        className="max-h-40 min-h-9"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          say();
        }}
      />
      <IconButton type="submit" label="Say it" icon={<SendHorizontal />} disabled={text.trim() === "" || isClosed} />
    </form>
  );
}
