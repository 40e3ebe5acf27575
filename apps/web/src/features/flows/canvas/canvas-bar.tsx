"use client";

import { Button } from "@voxcalls/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@voxcalls/ui/dropdown-menu";
import { IconButton } from "@voxcalls/ui/icon-button";
import { useReactFlow, useStore } from "@xyflow/react";
import {
  BoxSelect,
  Grid2x2,
  Hand,
  Map as MapIcon,
  Maximize,
  Minus,
  Pencil,
  Plus,
  Redo2,
  Search,
  StickyNote,
  Undo2,
  WandSparkles,
} from "lucide-react";
import { useEditor } from "../editor/editor-context";
import { KindIcon } from "../editor/kind-icon";
import { drawnKinds, kinds } from "../model/kinds";
import type { Addable } from "./use-add-node";

export interface CanvasChoices {
  readonly snap: boolean;
  readonly map: boolean;
  /** Dragging over the canvas draws a box that selects, rather than moving the canvas. */
  readonly boxes: boolean;
}

interface CanvasBarProps {
  readonly choices: CanvasChoices;
  readonly onChoose: (choices: CanvasChoices) => void;
  readonly onTidy: () => void;
  /** Shows all of the drawing. */
  readonly onWhole: () => void;
  readonly onFind: () => void;
  readonly onAdd: (type: Addable) => void;
  /** Opens the form of what is selected, on a phone. */
  readonly onEdit?: (() => void) | undefined;
}

const soon = { duration: 120 };
/** On a phone two fingers zoom; the bar keeps what they cannot do, large enough for one. */
const touch = "max-md:size-9";
const desk = "max-md:hidden";

/** Undo, zoom, tidy and find, over the lower edge of the canvas. */
export function CanvasBar({ choices, onChoose, onTidy, onWhole, onFind, onAdd, onEdit }: CanvasBarProps) {
  const { state, undo, redo, readOnly } = useEditor();
  const { zoomIn, zoomOut } = useReactFlow();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  const toggle = (key: keyof CanvasChoices) => onChoose({ ...choices, [key]: !choices[key] });
  const line = <span aria-hidden className="mx-0.5 h-5 w-px shrink-0 bg-border max-md:hidden" />;
  return (
    <div
      role="toolbar"
      aria-label="Canvas"
      className="absolute bottom-3 left-3 z-5 flex max-w-[calc(100%-1.5rem)] items-center gap-0.5 overflow-x-auto rounded-lg border border-border-strong bg-card p-1 [scrollbar-width:none]"
    >
      {readOnly ? null : (
        <>
          <span className="flex gap-1 md:hidden">
            <MoreNodes onAdd={onAdd} />
            {onEdit ? (
              <Button size="sm" className="max-md:h-9" onClick={onEdit}>
                <Pencil />
                Edit
              </Button>
            ) : null}
          </span>
          <IconButton
            label="Undo"
            className={touch}
            keys={["Ctrl", "Z"]}
            icon={<Undo2 />}
            size="icon-sm"
            disabled={state.past.length === 0}
            onClick={undo}
          />
          <IconButton
            label="Redo"
            className={touch}
            keys={["Ctrl", "Shift", "Z"]}
            icon={<Redo2 />}
            size="icon-sm"
            disabled={state.future.length === 0}
            onClick={redo}
          />
          {line}
        </>
      )}
      <IconButton
        label="Zoom out"
        className={desk}
        icon={<Minus />}
        size="icon-sm"
        onClick={() => void zoomOut(soon)}
      />
      <span className="w-9 shrink-0 text-center text-xs text-secondary-foreground max-md:hidden">{percent}%</span>
      <IconButton label="Zoom in" className={desk} icon={<Plus />} size="icon-sm" onClick={() => void zoomIn(soon)} />
      <IconButton label="Show everything" className={touch} icon={<Maximize />} size="icon-sm" onClick={onWhole} />
      {line}
      <IconButton
        label={choices.boxes ? "Drag to move the canvas" : "Drag to select with a box"}
        keys={choices.boxes ? undefined : ["Shift"]}
        icon={choices.boxes ? <Hand /> : <BoxSelect />}
        size="icon-sm"
        className={desk}
        onClick={() => toggle("boxes")}
      />
      <IconButton
        label="Snap to the grid"
        icon={<Grid2x2 />}
        size="icon-sm"
        aria-pressed={choices.snap}
        className="aria-pressed:bg-accent max-md:hidden"
        onClick={() => toggle("snap")}
      />
      <IconButton
        label="Small map"
        icon={<MapIcon />}
        size="icon-sm"
        aria-pressed={choices.map}
        className="aria-pressed:bg-accent max-md:hidden"
        onClick={() => toggle("map")}
      />
      {line}
      {readOnly ? null : (
        <IconButton
          label="Tidy up"
          className={touch}
          icon={<WandSparkles />}
          size="icon-sm"
          disabled={state.present.nodes.length < 2}
          onClick={onTidy}
        />
      )}
      <IconButton
        label="Find a node"
        className={touch}
        keys={["/"]}
        icon={<Search />}
        size="icon-sm"
        onClick={onFind}
      />
    </div>
  );
}

function MoreNodes({ onAdd }: Pick<CanvasBarProps, "onAdd">) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="primary" size="sm" className="max-md:h-9">
          <Plus />
          Add
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        {drawnKinds.map((type) => (
          <DropdownMenuItem
            key={type}
            icon={<KindIcon type={type} className="size-6 [&_svg]:size-3.5" />}
            onSelect={() => onAdd(type)}
          >
            {kinds[type].label}
          </DropdownMenuItem>
        ))}
        <DropdownMenuItem icon={<StickyNote />} onSelect={() => onAdd("note")}>
          Note
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
