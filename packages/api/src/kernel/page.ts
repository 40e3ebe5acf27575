import { z } from "zod";

/** What every list takes. Browser-safe: schemas of features build on it. */
export const PageInput = z.object({
  limit: z.int().min(1).max(100).default(25).describe("How many items a page holds at most."),
  cursor: z.string().max(200).optional().describe("Where the page before ended: its `next_cursor`."),
});

/** What every list answers: newest first, with an opaque cursor to the next page. */
export function pageOf<T extends z.ZodType>(item: T) {
  const page = z.object({ data: z.array(item), nextCursor: z.string().nullable(), hasMore: z.boolean() });
  // Zod compiles objects for synchronous parsing alone, and tRPC asks for the other kind: for fifty rows a fivefold price.
  page.parseAsync = async (value, params) => page.parse(value, params);
  return page;
}

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
  hasMore: boolean;
}
