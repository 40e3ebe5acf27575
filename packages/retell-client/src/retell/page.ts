import { z } from "zod";
import { UpstreamError } from "../errors";
import { fieldProblems } from "../field-problems";
import type { FieldProblem } from "../field-problems";
import { providerIdOrUndefined } from "../provider-id";

/** An item of a list that cannot be read; the rest of its page can. */
export interface OddItem {
  /** The provider's id, if that much was legible. */
  providerId: string | undefined;
  problems: FieldProblem[];
}

export interface Page<T> {
  items: T[];
  odd: OddItem[];
  /** Give it back to read on; undefined on the last page. */
  nextCursor: string | undefined;
}

export interface PageRequest {
  /** 1–1000. The provider's default is 50. */
  limit?: number | undefined;
  cursor?: string | undefined;
  order?: "newest" | "oldest" | undefined;
}

/** The provider's paging words. */
export function pageParams({ limit, cursor, order }: PageRequest): {
  limit?: number;
  pagination_key?: string;
  sort_order?: "ascending" | "descending";
} {
  return {
    ...(limit === undefined ? {} : { limit }),
    ...(cursor === undefined ? {} : { pagination_key: cursor }),
    ...(order === undefined ? {} : { sort_order: order === "oldest" ? "ascending" : "descending" }),
  };
}

/**
 * A page of the provider's: `{items, has_more, pagination_key?}`. More to come without a key would end a walk silently, so it is refused.
 * @param idKey where an item keeps its id
 */
export function pageOf<T>(item: z.ZodType<T>, idKey: string): z.ZodType<Page<T>> {
  return z
    .object({
      items: z.array(z.unknown()),
      has_more: z.boolean(),
      pagination_key: z.string().max(4096).nullish(),
    })
    .refine((page) => !page.has_more || Boolean(page.pagination_key), { path: ["pagination_key"], error: "missing" })
    .transform((page) => ({
      ...readItems(page.items, item, idKey),
      nextCursor: page.has_more ? (page.pagination_key ?? undefined) : undefined,
    }));
}

/** Reads each item for itself. */
export function readItems<T>(items: unknown[], item: z.ZodType<T>, idKey: string): Pick<Page<T>, "items" | "odd"> {
  const page: Pick<Page<T>, "items" | "odd"> = { items: [], odd: [] };
  for (const raw of items) {
    const parsed = item.safeParse(raw);
    if (parsed.success) page.items.push(parsed.data);
    else page.odd.push({ providerId: idOf(raw, idKey), problems: fieldProblems(parsed.error) });
  }
  return page;
}

function idOf(raw: unknown, idKey: string): string | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  return providerIdOrUndefined(Object.getOwnPropertyDescriptor(raw, idKey)?.value);
}

/**
 * Walks a list to its end, page by page, leaving out odd items.
 * @throws UpstreamError when the provider hands out a cursor a second time: the walk would never end
 */
export async function* everyItem<T>(
  operation: string,
  listPage: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T> {
  const seen = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const page = await listPage(cursor);
    yield* page.items;
    cursor = page.nextCursor;
    if (cursor === undefined) return;
    if (seen.has(cursor)) {
      throw new UpstreamError({
        service: "retell",
        operation,
        kind: "bad_response",
        outcome: "refused",
        retryable: false,
        detail: "the same cursor twice",
      });
    }
    seen.add(cursor);
  }
}
