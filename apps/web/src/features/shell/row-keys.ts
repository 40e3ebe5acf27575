/** What a key asks of the rows of a table: the row to stand on next, counted from 0; null when the key is none of ours. */
export function rowAfter(key: string, rows: number, current: number): number | null {
  if (rows === 0) return null;
  switch (key) {
    case "j":
      return Math.min(current + 1, rows - 1);
    case "k":
      return current < 0 ? rows - 1 : Math.max(current - 1, 0);
    default:
      return null;
  }
}
