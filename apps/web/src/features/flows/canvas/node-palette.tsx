"use client";

import { cn } from "@voxcalls/ui/cn";
import { PanelLeftClose, PanelLeftOpen, StickyNote } from "lucide-react";
import { useState } from "react";
import { KindIcon } from "../editor/kind-icon";
import { drawnKinds, kindGroups, kinds } from "../model/kinds";
import type { Addable } from "./use-add-node";

/** What is dragged from the palette onto the canvas. */
export const dragType = "application/x-voxcalls-node";

/** On a small desk the palette begins as its icons alone. */
const roomy = 1_200;
const kept = "voxcalls.palette";

/** All kinds of nodes by what they are for: drag one onto the canvas, or press it. Folds to its icons. */
export function NodePalette({ onAdd }: { onAdd: (type: Addable) => void }) {
  const [isFolded, setIsFolded] = useState(() => {
    const before = localStorage.getItem(kept);
    return before === null ? window.innerWidth < roomy : before === "folded";
  });
  const fold = () => {
    localStorage.setItem(kept, isFolded ? "open" : "folded");
    setIsFolded(!isFolded);
  };
  const Fold = isFolded ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label="Nodes to add"
      className={cn(
        "flex shrink-0 flex-col gap-2 overflow-x-hidden overflow-y-auto border-r bg-card px-2 py-3 [scrollbar-width:thin] max-md:hidden",
        isFolded ? "w-13" : "w-44",
      )}
    >
      {kindGroups.map((group) => (
        <section key={group} className={cn(isFolded && "border-b pb-2")}>
          <h2 className={cn("px-2 pb-1 text-xs font-medium text-muted-foreground", isFolded && "sr-only")}>{group}</h2>
          <ul>
            {drawnKinds
              .filter((type) => kinds[type].group === group)
              .map((type) => (
                <li key={type}>
                  <PaletteLine type={type} {...kinds[type]} isFolded={isFolded} onAdd={onAdd}>
                    <KindIcon type={type} className="size-6 [&_svg]:size-3.5" />
                  </PaletteLine>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <section>
        <h2 className={cn("px-2 pb-1 text-xs font-medium text-muted-foreground", isFolded && "sr-only")}>Beside it</h2>
        <PaletteLine
          type="note"
          label="Note"
          about="Words for those who draw; nobody hears them."
          isFolded={isFolded}
          onAdd={onAdd}
        >
          <span
            aria-hidden
            className="grid size-6 shrink-0 place-items-center rounded-md bg-warning-subtle text-warning-strong"
          >
            <StickyNote className="size-3.5" />
          </span>
        </PaletteLine>
      </section>
      <button
        type="button"
        aria-label={isFolded ? "Show the names" : "Fold to icons"}
        title={isFolded ? "Show the names" : "Fold to icons"}
        onClick={fold}
        className="mt-auto flex h-8 shrink-0 items-center gap-2 rounded-md px-2 text-compact text-muted-foreground hover:bg-accent hover:text-foreground"
      >
        <Fold aria-hidden className="mx-1 size-4 shrink-0" />
        {isFolded ? null : "Fold"}
      </button>
    </nav>
  );
}

interface LineProps {
  readonly type: Addable;
  readonly label: string;
  readonly about: string;
  readonly isFolded: boolean;
  readonly onAdd: (type: Addable) => void;
  readonly children: React.ReactNode;
}

function PaletteLine({ type, label, about, isFolded, onAdd, children }: LineProps) {
  return (
    <button
      type="button"
      draggable
      title={isFolded ? `${label}: ${about}` : about}
      {...(isFolded && { "aria-label": label })}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, type);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onClick={() => onAdd(type)}
      className="flex h-8 w-full cursor-grab items-center gap-2 rounded-md px-1.5 text-left text-compact -outline-offset-2 hover:bg-accent active:cursor-grabbing"
    >
      {children}
      {isFolded ? null : <span className="truncate">{label}</span>}
    </button>
  );
}
