"use client";

import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@voxcalls/ui/dropdown-menu";
import { KindIcon } from "../editor/kind-icon";
import { drawnKinds, kinds } from "../model/kinds";
import type { NodeType } from "@voxcalls/api/schemas/flow-nodes";

interface AddMenuProps {
  /** Where it opens, in pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onAdd: (type: NodeType) => void;
  readonly onClose: () => void;
}

/** Asks for the kind of the node, where a way was let go over the empty canvas. */
export function AddMenu({ at, onAdd, onClose }: AddMenuProps) {
  return (
    <DropdownMenu open modal={false} onOpenChange={(open) => open || onClose()}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="fixed size-px" style={{ left: at.x, top: at.y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" aria-label="Add a node here">
        {drawnKinds.map((type) => (
          <DropdownMenuItem
            key={type}
            icon={<KindIcon type={type} className="size-6 [&_svg]:size-3.5" />}
            onSelect={() => onAdd(type)}
          >
            {kinds[type].label}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
