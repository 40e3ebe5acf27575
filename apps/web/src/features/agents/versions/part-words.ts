/** What the parts of a version are called. */
export const partWords = { node: "Node", edge: "Edge", tool: "Tool", state: "State" } as const;

/** What can have happened to a part, and how it is marked. */
export const changeWords = {
  added: { tone: "success", word: "Added" },
  removed: { tone: "danger", word: "Removed" },
  changed: { tone: "warning", word: "Changed" },
} as const;
