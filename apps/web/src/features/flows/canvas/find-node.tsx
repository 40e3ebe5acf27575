"use client";

import { cn } from "@voxcalls/ui/cn";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Search, X } from "lucide-react";
import { useId, useState, type KeyboardEvent } from "react";
import { useEditor } from "../editor/editor-context";
import { KindIcon } from "../editor/kind-icon";
import { findNodes } from "../model/find-nodes";
import { nodeName, nodeWords } from "../model/node-words";

/** Finds a node by its name or by any words of it, and goes there. */
export function FindNode({ onClose }: { onClose: () => void }) {
  const { state, reveal } = useEditor();
  const [search, setSearch] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = findNodes(state.present.nodes, search);
  const current = found[Math.min(at, found.length - 1)];
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && current) {
      reveal(current.id);
      onClose();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className="absolute top-3 left-1/2 z-10 w-[min(26rem,calc(100%-1.5rem))] -translate-x-1/2 overflow-hidden rounded-lg border border-border-strong bg-popover shadow-float">
      <div className="flex items-center gap-2 pr-1 pl-3">
        <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <input
          role="combobox"
          aria-label="Find a node"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
          autoFocus
          value={search}
          placeholder="Find a node by name or words"
          onChange={(event) => {
            setSearch(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
          className="h-10 w-full bg-transparent text-sm outline-none pointer-coarse:text-base"
        />
        <IconButton label="Close" icon={<X />} size="icon-sm" onClick={onClose} />
      </div>
      <ul id={listId} role="listbox" aria-label="Nodes" className="max-h-72 overflow-y-auto border-t p-1">
        {found.map((node) => (
          <li
            key={node.id}
            id={`${listId}-${node.id}`}
            role="option"
            aria-selected={node === current}
            onPointerDown={(event) => {
              event.preventDefault();
              reveal(node.id);
              onClose();
            }}
            className={cn(
              "flex cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-accent",
              node === current && "bg-accent",
            )}
          >
            <KindIcon type={node.type} className="size-6 [&_svg]:size-3.5" />
            <div className="min-w-0">
              <div className="truncate text-compact font-medium">{nodeName(node)}</div>
              <div className="truncate text-xs text-muted-foreground">{nodeWords(node)}</div>
            </div>
          </li>
        ))}
        {found.length === 0 ? (
          <li className="px-2 py-5 text-center text-compact text-muted-foreground">No node matches</li>
        ) : null}
      </ul>
    </search>
  );
}
