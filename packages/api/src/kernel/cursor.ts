import { z } from "zod";
import { invalid } from "./errors";
import type { Page } from "./page";
import { isStorableInstant } from "./text";

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

/** Where a page ended: the instant and id of its last row. */
export interface Position {
  readonly at: Date;
  readonly id: string;
}

/** Between a list and the place in it. No list's own part of a cursor is written with it. */
const parting = "~";

/** The input with its cursor as the list `list` made it. One of another list stays as it is, and no list can read that. */
export function openOwnCursor(list: string, input: unknown): unknown {
  if (!hasText(input, "cursor") || !input.cursor.startsWith(list + parting)) return input;
  return { ...input, cursor: input.cursor.slice(list.length + parting.length) };
}

/** The answer of `list` with a cursor that leads on in this list alone: in another, the place would be one by chance. */
export function bindCursor(list: string, output: unknown): unknown {
  return hasText(output, "nextCursor") ? { ...output, nextCursor: list + parting + output.nextCursor } : output;
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return typeof value === "object" && value !== null && typeof (value as Record<string, unknown>)[key] === "string";
}

/** Opens a cursor; a damaged one, or another list's, is the caller's mistake (400), never a scan. */
export function readCursor(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    if (cursor.includes(parting)) throw new Error("it is another list's");
    const [at, id] = Position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    if (!isStorableInstant(new Date(at))) throw new Error("no row is that old");
    return { at: new Date(at), id };
  } catch {
    throw damagedCursor();
  }
}

/** The refusal of a cursor that this list did not make. */
export function damagedCursor() {
  const remedy = "Take it from next_cursor of the page before, unchanged.";
  return invalid("cursor", `The cursor is damaged or another list's. ${remedy}`);
}

/**
 * The keyset condition "older than the cursor" for rows ordered by (`column` desc, id desc). The bound beside the OR is what
 * lets PostgreSQL start in the index at the cursor instead of reading up to it.
 */
export function after<K extends string>(column: K, cursor: string | undefined) {
  const position = readCursor(cursor);
  if (!position) return {};
  return {
    [column]: { lte: position.at },
    OR: [{ [column]: { lt: position.at } }, { [column]: position.at, id: { lt: position.id } }],
  };
}

/** Cuts `limit + 1` rows, ordered newest first, to a page. */
export function toPage<R extends { id: string }, V>(
  rows: R[],
  limit: number,
  instantOf: (row: R, index: number) => Date,
  toView: (row: R) => V,
): Page<V> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    data: kept.map(toView),
    nextCursor: hasMore
      ? Buffer.from(JSON.stringify([instantOf(last, kept.length - 1).toISOString(), last.id])).toString("base64url")
      : null,
    hasMore,
  };
}
