/** What stands at the provider. */
export const thingKinds = ["agent", "llm", "flow", "knowledge_base", "phone_number"] as const;
export type ThingKind = (typeof thingKinds)[number];

/**
 * `pending`: our change is on its way there. `changed`: somebody changed it there. `outdated`: it stands as it was written, but we would
 * write it otherwise today. `missing`: it is gone there. `orphan`: it bears our mark there, and nothing here knows it.
 */
export const thingStates = ["in_sync", "pending", "changed", "outdated", "missing", "orphan"] as const;
export type ThingState = (typeof thingStates)[number];

/** What waits for nobody: everything else asks for a look. */
export const calmStates: readonly ThingState[] = ["in_sync", "pending"];
