"use client";

import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { Kbd } from "@voxcalls/ui/kbd";

const groups = [
  {
    heading: "Everywhere",
    keys: [
      { keys: ["⌘ K", "Ctrl K"], does: "Go to a page, an agent, a call, a number" },
      { keys: ["?"], does: "Show these keys" },
      { keys: ["Esc"], does: "Close what floats, leave a field or row" },
    ],
  },
  {
    heading: "In lists",
    keys: [
      { keys: ["/"], does: "Search the list" },
      { keys: ["j", "k"], does: "Next and previous row" },
      { keys: ["Enter"], does: "Open the row" },
    ],
  },
  {
    heading: "On a flow's canvas",
    keys: [
      { keys: ["/", "Ctrl F"], does: "Find a node" },
      { keys: ["Ctrl Z", "Ctrl Shift Z"], does: "Undo, and redo" },
      { keys: ["Ctrl C", "Ctrl X", "Ctrl V"], does: "Copy, cut and paste nodes, also into another flow" },
      { keys: ["Ctrl D"], does: "Double what is selected" },
      { keys: ["← ↑ → ↓"], does: "Move what is selected; with Shift in leaps" },
      { keys: ["Shift"], does: "Held while dragging: select with a box" },
      { keys: ["Delete"], does: "Delete what is selected" },
    ],
  },
  {
    heading: "In a call",
    keys: [
      { keys: ["j", "k"], does: "Next and previous call of the list" },
      { keys: ["Space"], does: "Play and pause, when the recording has the focus" },
      { keys: ["←", "→"], does: "Back and forward five seconds" },
    ],
  },
];

/** The keys of the product, asked for with `?`. */
export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keys">
        <div className="flex flex-col gap-5">
          {groups.map(({ heading, keys }) => (
            <section key={heading}>
              <h3 className="mb-1 text-xs font-medium text-muted-foreground">{heading}</h3>
              <dl className="divide-y text-compact">
                {keys.map(({ keys: pressed, does }) => (
                  <div key={does} className="flex min-h-9 items-center justify-between gap-4 py-1.5">
                    <dt className="min-w-0">{does}</dt>
                    <dd className="flex shrink-0 gap-1">
                      {pressed.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
