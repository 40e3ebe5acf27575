import type { Context } from "hono";
import { z } from "zod";
import { readQuery } from "./read-request";

const opt = z.exactOptional;

/** Paging parameters of every list; more filters may stand beside them. Default 50 a page, at most 1000. */
export const pagingFields = {
  PageSize: opt(z.coerce.number().int().min(1).max(1000)),
  Page: opt(z.coerce.number().int().min(0)),
  PageToken: opt(z.string()),
};

const Paging = z.looseObject(pagingFields);

interface Cut<T> {
  items: T[];
  page: number;
  pageSize: number;
  start: number;
  hasMore: boolean;
}

function cut<T>(c: Context, all: T[]): Cut<T> {
  const { PageSize: pageSize = 50, Page: page = 0 } = readQuery(c, Paging);
  const start = page * pageSize;
  return { items: all.slice(start, start + pageSize), page, pageSize, start, hasMore: start + pageSize < all.length };
}

function pageUri(c: Context, path: string, page: number, pageSize: number): string {
  const query = new URLSearchParams(c.req.query());
  query.set("PageSize", String(pageSize));
  query.set("Page", String(page));
  return `${path}?${query.toString()}`;
}

/** A page of the 2010 API: addresses of other pages are relative. */
export function page2010<T>(c: Context, path: string, key: string, all: T[]) {
  const { items, page, pageSize, start, hasMore } = cut(c, all);
  return {
    [key]: items,
    page,
    page_size: pageSize,
    start,
    end: Math.max(0, start + items.length - 1),
    uri: pageUri(c, path, page, pageSize),
    first_page_uri: pageUri(c, path, 0, pageSize),
    previous_page_uri: page > 0 ? pageUri(c, path, page - 1, pageSize) : null,
    next_page_uri: hasMore ? pageUri(c, path, page + 1, pageSize) : null,
  };
}

/** A page of the v1 APIs: `meta` names the list, and addresses of other pages are absolute (`url` is the list's own). */
export function pageV1<T>(c: Context, url: string, key: string, all: T[]) {
  const { items, page, pageSize, hasMore } = cut(c, all);
  return {
    [key]: items,
    meta: {
      key,
      page,
      page_size: pageSize,
      url: pageUri(c, url, page, pageSize),
      first_page_url: pageUri(c, url, 0, pageSize),
      previous_page_url: page > 0 ? pageUri(c, url, page - 1, pageSize) : null,
      next_page_url: hasMore ? pageUri(c, url, page + 1, pageSize) : null,
    },
  };
}
