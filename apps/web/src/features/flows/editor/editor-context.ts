"use client";

import type { FlowDefinition, FlowProblem } from "@voxcalls/api/schemas/flows";
import { createContext, useContext } from "react";
import type { EditorState } from "../model/editor-state";
import type { FlowChange } from "../model/flow-change";

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** The flow that is edited, and what of the tenant it can name. */
export interface FlowSurroundings {
  readonly flowId: string;
  readonly agents: readonly Choice[];
  readonly knowledgeBases: readonly Choice[];
}

export interface ChangeOptions {
  /** Changes with the same words in quick succession are one step of the history. */
  readonly together?: string;
  /** Selected afterwards. */
  readonly select?: readonly string[];
}

/** The editor of one flow, for everything in it. */
export interface Editor extends FlowSurroundings {
  readonly state: EditorState;
  readonly readOnly: boolean;
  readonly problems: readonly FlowProblem[];
  readonly change: (change: FlowChange, options?: ChangeOptions) => void;
  readonly select: (keys: readonly string[]) => void;
  /** Puts sealed tools in the place of those that were saved, in the whole history. */
  readonly seal: (from: FlowDefinition, to: FlowDefinition) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Brings a node or note into sight, in whichever view is open. */
  readonly show: (key: string) => void;
  /** Selects it and brings it into sight. */
  readonly reveal: (key: string) => void;
  /** What was brought into sight last, and how many times anything was. */
  readonly revealed: { readonly key: string; readonly count: number } | null;
}

export const EditorContext = createContext<Editor | null>(null);

/** The editor around this component. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("There is no flow editor around this component.");
  return editor;
}
