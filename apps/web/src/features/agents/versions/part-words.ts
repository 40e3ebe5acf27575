import type { VersionDiff } from "@voxcalls/api/schemas/agents";

const words = { node: "Node", edge: "Way", tool: "Tool", state: "State" } as const;

/** What a part of a version is called; a way has its quotation in its name already. */
export function partName({ kind, name }: Pick<VersionDiff["parts"][number], "kind" | "name">): string {
  return kind === "edge" ? `${words.edge} ${name}` : `${words[kind]} “${name}”`;
}

/** What can have happened to a part, and how it is marked. */
export const changeWords = {
  added: { tone: "success", word: "Added" },
  removed: { tone: "danger", word: "Removed" },
  changed: { tone: "warning", word: "Changed" },
} as const;
