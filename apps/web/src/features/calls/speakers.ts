/** Who says a line of a transcript. */
export const speakers = { agent: "Agent", user: "Caller", transfer_target: "Transferred to" } as const;
