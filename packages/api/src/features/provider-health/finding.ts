import type { ThingKind, ThingState } from "./catalogue";
import type { FieldDifference } from "./schemas";

/** How one thing stands, as a run found it. */
export interface Finding {
  readonly kind: ThingKind;
  /** The same thing is found again by it: our id, or the provider's where we have none. */
  readonly key: string;
  readonly state: ThingState;
  readonly name: string;
  readonly ownerId: string | null;
  readonly ourId: string | null;
  readonly providerId: string | null;
  readonly differences: readonly FieldDifference[];
  readonly reason: string;
  /** What was compared, in short: while it is the same there is nothing to read anew. */
  readonly fingerprint: string | null;
}

const words: Record<ThingState, string> = {
  in_sync: "It stands there as we wrote it.",
  pending: "Our last change is on its way there.",
  changed: "It was changed at the provider, past VoxCalls.",
  outdated: "It stands there as it was written, under an older address or before events were asked for.",
  missing: "It is gone at the provider.",
  orphan: "It bears our mark, and nothing here knows it.",
};

/** A finding with the words of its state where there are none of its own. */
export function finding(fields: Pick<Finding, "kind" | "key" | "state" | "name"> & Partial<Finding>): Finding {
  return {
    ownerId: null,
    ourId: null,
    providerId: null,
    differences: [],
    fingerprint: null,
    ...fields,
    reason: fields.reason ?? words[fields.state],
  };
}
