"use client";

import { StickyNote } from "lucide-react";
import { KindIcon } from "../editor/kind-icon";
import { drawnKinds, kindGroups, kinds } from "../model/kinds";
import type { Addable } from "./use-add-node";

/** What is dragged from the palette onto the canvas. */
export const dragType = "application/x-voxcalls-node";

/** All kinds of nodes by what they are for: drag one onto the canvas, or press it. */
export function NodePalette({ onAdd }: { onAdd: (type: Addable) => void }) {
  return (
    <nav
      aria-label="Nodes to add"
      className="flex w-48 shrink-0 flex-col gap-3 overflow-y-auto border-r bg-card px-2 py-3 max-lg:hidden"
    >
      {kindGroups.map((group) => (
        <section key={group}>
          <h2 className="px-2 pb-1 text-xs font-medium text-muted-foreground">{group}</h2>
          <ul>
            {drawnKinds
              .filter((type) => kinds[type].group === group)
              .map((type) => (
                <li key={type}>
                  <PaletteLine type={type} label={kinds[type].label} about={kinds[type].about} onAdd={onAdd}>
                    <KindIcon type={type} className="size-6 [&_svg]:size-3.5" />
                  </PaletteLine>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <section>
        <h2 className="px-2 pb-1 text-xs font-medium text-muted-foreground">Beside it</h2>
        <PaletteLine type="note" label="Note" about="Words for those who draw; nobody hears them." onAdd={onAdd}>
          <span
            aria-hidden
            className="grid size-6 shrink-0 place-items-center rounded-md bg-warning-subtle text-warning-strong"
          >
            <StickyNote className="size-3.5" />
          </span>
        </PaletteLine>
      </section>
    </nav>
  );
}

interface LineProps {
  readonly type: Addable;
  readonly label: string;
  readonly about: string;
  readonly onAdd: (type: Addable) => void;
  readonly children: React.ReactNode;
}

function PaletteLine({ type, label, about, onAdd, children }: LineProps) {
  return (
    <button
      type="button"
      draggable
      title={about}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, type);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onClick={() => onAdd(type)}
      className="flex h-8 w-full cursor-grab items-center gap-2 rounded-md px-2 text-left text-compact -outline-offset-2 hover:bg-accent active:cursor-grabbing"
    >
      {children}
      <span className="truncate">{label}</span>
    </button>
  );
}
