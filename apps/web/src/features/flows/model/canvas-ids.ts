/** Notes and the begin tag stand on the canvas beside nodes; a dot that no id of a flow may hold keeps them apart. */
export const beginId = "·begin";

export function noteKey(id: string): string {
  return `·note·${id}`;
}

/** The id of the note, or null when the key is a node's. */
export function noteIdOf(key: string): string | null {
  return key.startsWith("·note·") ? key.slice("·note·".length) : null;
}

/** An id for a new node, edge or note. */
export function makeId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 12);
}
