import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { applyChange, isThere, type FlowChange } from "./flow-change";
import { sealedLike } from "./sealed";

/** The drawing with its past and future, and what is selected. */
export interface EditorState {
  readonly present: FlowDefinition;
  readonly past: readonly FlowDefinition[];
  readonly future: readonly FlowDefinition[];
  /** Keys of nodes and notes. */
  readonly selected: readonly string[];
  /** What the last change was, for changes of one kind in quick succession: they are one step. */
  readonly last: { readonly key: string; readonly atMs: number } | null;
}

export type EditorAction =
  | {
      type: "change";
      change: FlowChange;
      /** Changes with the same key in quick succession are undone together: typing in one field. */
      together?: string;
      atMs: number;
      /** Selected afterwards. */
      select?: readonly string[];
    }
  | { type: "undo" }
  | { type: "redo" }
  | { type: "select"; keys: readonly string[] }
  /** What the server made of a saved drawing: secrets of its tools are sealed now, also in the past. */
  | { type: "seal"; from: FlowDefinition; to: FlowDefinition };

const mostSteps = 200;
const pauseMs = 1_500;

export function startEditing(definition: FlowDefinition): EditorState {
  return { present: definition, past: [], future: [], selected: [], last: null };
}

/** The next state. What changes nothing leaves no step behind; an undone step is forgotten when something new is done. */
export function edit(state: EditorState, action: EditorAction): EditorState {
  switch (action.type) {
    case "change":
      return change(state, action);
    case "undo": {
      const before = state.past.at(-1);
      if (!before) return state;
      return settled({
        ...state,
        present: before,
        past: state.past.slice(0, -1),
        future: [state.present, ...state.future],
      });
    }
    case "redo": {
      const [next, ...future] = state.future;
      if (!next) return state;
      return settled({ ...state, present: next, past: [...state.past, state.present], future });
    }
    case "seal": {
      const seal = (flow: FlowDefinition) => sealedLike(flow, action.from, action.to);
      return { ...state, present: seal(state.present), past: state.past.map(seal), future: state.future.map(seal) };
    }
    case "select":
      return isSameList(state.selected, action.keys) ? state : { ...state, selected: action.keys, last: null };
  }
}

function change(state: EditorState, action: Extract<EditorAction, { type: "change" }>): EditorState {
  const present = applyChange(state.present, action.change);
  const selected = action.select ?? state.selected;
  if (present === state.present) return edit(state, { type: "select", keys: selected });
  const { together, atMs } = action;
  const joins = together !== undefined && state.last?.key === together && atMs - state.last.atMs < pauseMs;
  return {
    present,
    past: joins ? state.past : [...state.past, state.present].slice(-mostSteps),
    future: [],
    selected: selected.filter((key) => isThere(present, key)),
    last: together === undefined ? null : { key: together, atMs },
  };
}

function settled(state: EditorState): EditorState {
  return { ...state, last: null, selected: state.selected.filter((key) => isThere(state.present, key)) };
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
