const oneYearSeconds = 365 * 24 * 60 * 60;

/** The cookie in which a table's chosen columns are remembered: the server reads it, so that nothing jumps. */
export const columnsCookie = (table: string) => `columns-${table}`;

/** The chosen columns as the cookie holds them; null when nobody chose. */
export function readColumns(value: string | undefined): string[] | null {
  return value === undefined ? null : value.split("-").filter((id) => /^[a-z]+$/i.test(id));
}

/** What to give `document.cookie` to remember the choice, or to forget it. */
export function columnsCookieText(table: string, chosen: readonly string[] | null): string {
  const life = chosen === null ? 0 : oneYearSeconds;
  return `${columnsCookie(table)}=${(chosen ?? []).join("-")}; path=/; max-age=${life}; samesite=lax`;
}
