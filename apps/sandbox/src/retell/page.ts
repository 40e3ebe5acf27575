import { z } from "zod";
import { badRequest } from "./errors";

const opt = z.exactOptional;

const pageFields = {
  pagination_key: opt(z.string()),
  sort_order: opt(z.enum(["ascending", "descending"])),
};

/** Paging in a query string. */
export const PageQuery = z.strictObject({ ...pageFields, limit: opt(z.coerce.number().int().min(1).max(1000)) });

export interface PageRequest {
  limit?: number;
  pagination_key?: string;
  skip?: number;
  sort_order?: "ascending" | "descending";
}

export interface Page<T> {
  items: T[];
  has_more: boolean;
  pagination_key?: string;
}

/** Where an item stands in its list: by number (a time), then by id. */
type Position = [value: number, id: string];

const Key = z.tuple([z.number(), z.string()]);

/**
 * One page of `items`, newest first unless asked otherwise. The key tells the position of the last item given, so a
 * page goes on rightly when items come or go in between. Default 50 items, at most 1000 (Retell's own limits).
 */
export function pageOf<T>(items: T[], request: PageRequest, positionOf: (item: T) => Position): Page<T> {
  const direction = request.sort_order === "ascending" ? 1 : -1;
  const ordered = items
    .map((item) => ({ item, at: positionOf(item) }))
    .sort((a, b) => direction * comparePositions(a.at, b.at));
  const after = request.pagination_key === undefined ? undefined : decodeKey(request.pagination_key);
  const rest = after ? ordered.filter(({ at }) => direction * comparePositions(at, after) > 0) : ordered;
  const skip = request.skip ?? 0;
  const shown = rest.slice(skip, skip + (request.limit ?? 50));
  const last = shown.at(-1);
  const hasMore = skip + shown.length < rest.length;
  return {
    items: shown.map(({ item }) => item),
    has_more: hasMore,
    ...(hasMore && last ? { pagination_key: encodeKey(last.at) } : {}),
  };
}

function comparePositions(a: Position, b: Position): number {
  return a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
}

function encodeKey(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

function decodeKey(key: string): Position {
  try {
    return Key.parse(JSON.parse(Buffer.from(key, "base64url").toString()));
  } catch {
    throw badRequest("pagination_key is not one of ours.");
  }
}
