"use client";

import type { FlowView } from "@voxcalls/api/schemas/flows";
import { useEffect, useEffectEvent, useState } from "react";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import type { Follower } from "../try/try-context";
import { sealedBy } from "../model/sealed";
import { definitionOf, refusalOf, unsavedOf, type SavedFlow } from "../model/unsaved";
import type { Editor } from "./editor-context";

export type SaveState =
  | { readonly kind: "saved" | "unsaved" | "saving" }
  /** It will be tried again by itself. */
  | { readonly kind: "failed"; readonly why: string }
  /** It cannot be saved as it stands. */
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "conflict"; readonly theirs: FlowView | null };

interface Trouble {
  readonly state: Extract<SaveState, { why: string } | { kind: "conflict" }>;
  /** What was to be saved when it happened, and how many times it has. */
  readonly definition: unknown;
  readonly name: string;
  readonly times: number;
}

const pauseMs = 1_000;
const longestPauseMs = 30_000;

/**
 * Saves the drawing a moment after the last change, one save at a time, on top of the revision that was read: what somebody else
 * saved meanwhile is never overwritten. What could not be saved stays here and is tried again.
 */
export function useAutoSave(flow: FlowView, name: string, { state: editor, readOnly, seal, change }: Editor) {
  const { present } = editor;
  // The reducer began with this very object, so nothing counts as changed.
  const [saved, setSaved] = useState<SavedFlow>(() => ({
    name: flow.name,
    definition: present,
    revision: flow.revision,
  }));
  const [followers, setFollowers] = useState(flow.agents);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const update = trpc.flows.update.useMutation();
  const utils = trpc.useUtils();
  const unsaved = unsavedOf(saved, name, present);
  const isUnsaved = !readOnly && Object.keys(unsaved).length > 0;
  const isStuck = trouble?.state.kind === "conflict";
  const isSame = trouble !== null && trouble.definition === present && trouble.name === name;
  const waitMs =
    isSame && trouble.state.kind === "failed" ? Math.min(pauseMs * 2 ** trouble.times, longestPauseMs) : pauseMs;
  // The same drawing would be refused again.
  const waits = isUnsaved && !isStuck && !update.isPending && !(isSame && trouble.state.kind === "refused");

  const save = useEffectEvent(async () => {
    const fail = (failed: Trouble["state"]) =>
      setTrouble((before) => ({
        state: failed,
        definition: present,
        name,
        times: isSame ? (before?.times ?? 0) + 1 : 1,
      }));
    const refusal = refusalOf(name, present);
    if (refusal !== null) return fail({ kind: "refused", why: refusal });
    try {
      const answer = await update.mutateAsync({ id: flow.id, revision: saved.revision, ...unsaved });
      const sealed = sealedBy(answer, present);
      setSaved({ name: answer.name, definition: sealed, revision: answer.revision });
      setFollowers(answer.agents);
      setTrouble(null);
      if (sealed !== present) seal(present, sealed);
    } catch (error) {
      const { code, message, fields, requestId } = failureOf(error as Parameters<typeof failureOf>[0]);
      if (code === "conflict") {
        fail({
          kind: "conflict",
          theirs: await utils.flows.get.fetch({ id: flow.id }, { staleTime: 0 }).catch(() => null),
        });
      } else if (code === "validation_failed" || code === "forbidden" || code === "not_found") {
        fail({ kind: "refused", why: Object.values(fields)[0] ?? message });
      } else fail({ kind: "failed", why: requestId === null ? message : `${message} Request ${requestId}.` });
    }
  });
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => void save(), waitMs);
    return () => clearTimeout(timer);
  }, [waits, waitMs, present, name, trouble]);

  /** Goes on from what the other person saved; one step back brings the own drawing again. */
  const takeTheirs = (theirs: FlowView): string => {
    const definition = definitionOf(theirs);
    change({ type: "replace", definition }, { select: [] });
    setSaved({ name: theirs.name, definition, revision: theirs.revision });
    setTrouble(null);
    return theirs.name;
  };
  const published = ({ id, publishedVersion, hasUnpublishedChanges }: Omit<Follower, "name" | "revision">) =>
    setFollowers((before) =>
      before.map((agent) => (agent.id === id ? { ...agent, publishedVersion, hasUnpublishedChanges } : agent)),
    );
  const shown: SaveState = isStuck
    ? trouble.state
    : update.isPending
      ? { kind: "saving" }
      : !isUnsaved
        ? { kind: "saved" }
        : isSame
          ? trouble.state
          : { kind: "unsaved" };
  return { status: shown, isUnsaved, retry: () => setTrouble(null), takeTheirs, followers, published };
}
