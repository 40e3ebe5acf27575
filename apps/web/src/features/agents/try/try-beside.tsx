"use client";

import { Button } from "@voxcalls/ui/button";
import { Sheet, SheetContent, SheetTrigger } from "@voxcalls/ui/sheet";
import { MessageSquare } from "lucide-react";
import { TryPanel, type TryPanelProps } from "./try-panel";
import { useTryChat } from "./use-try-chat";

/** Beside the editor where there is room, behind a button where there is none; one conversation in both. */
export function TryBeside(props: Omit<TryPanelProps, "chat">) {
  const chat = useTryChat(props.agentId, props.revision);
  return (
    <>
      <aside
        aria-label="Try it"
        className="sticky top-6 flex h-[calc(100dvh-13.5rem)] min-h-100 flex-col rounded-lg border bg-card max-xl:hidden"
      >
        <h2 className="px-4 pt-4 text-sm font-semibold">Try it</h2>
        <TryPanel {...props} chat={chat} />
      </aside>
      <div className="order-first xl:hidden">
        <Sheet>
          <SheetTrigger asChild>
            <Button>
              <MessageSquare />
              Try it
            </Button>
          </SheetTrigger>
          <SheetContent title="Try it" className="flex flex-col p-0">
            <TryPanel {...props} chat={chat} />
          </SheetContent>
        </Sheet>
      </div>
    </>
  );
}
