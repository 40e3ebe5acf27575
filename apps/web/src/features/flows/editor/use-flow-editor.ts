"use client";

import type { FlowDefinition, FlowProblem } from "@voxcalls/api/schemas/flows";
import { useCallback, useMemo, useReducer, useState } from "react";
import { edit, startEditing } from "../model/editor-state";
import type { FlowChange } from "../model/flow-change";
import type { ChangeOptions, Editor, FlowSurroundings } from "./editor-context";

/** The state of the editor and everything that changes it. */
export function useFlowEditor(
  definition: FlowDefinition,
  surroundings: FlowSurroundings,
  readOnly: boolean,
  problemsIn: (flow: FlowDefinition) => readonly FlowProblem[],
): Editor {
  const [state, dispatch] = useReducer(edit, definition, startEditing);
  const [revealed, setRevealed] = useState<Editor["revealed"]>(null);
  const change = useCallback(
    (what: FlowChange, options: ChangeOptions = {}) => {
      if (!readOnly) dispatch({ type: "change", change: what, atMs: Date.now(), ...options });
    },
    [readOnly],
  );
  const select = useCallback((keys: readonly string[]) => dispatch({ type: "select", keys }), []);
  const seal = useCallback<Editor["seal"]>((from, to) => dispatch({ type: "seal", from, to }), []);
  const undo = useCallback(() => dispatch({ type: "undo" }), []);
  const redo = useCallback(() => dispatch({ type: "redo" }), []);
  const show = useCallback((key: string) => setRevealed((before) => ({ key, count: (before?.count ?? 0) + 1 })), []);
  const reveal = useCallback(
    (key: string) => {
      select([key]);
      show(key);
    },
    [select, show],
  );
  const { present } = state;
  const problems = useMemo(() => problemsIn(present), [problemsIn, present]);
  return useMemo(
    () => ({ state, readOnly, problems, change, select, seal, undo, redo, show, reveal, revealed, ...surroundings }),
    [state, readOnly, problems, change, select, seal, undo, redo, show, reveal, revealed, surroundings],
  );
}
