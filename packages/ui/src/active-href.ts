/** The menu entry a path belongs to: the longest href that is the path or a folder above it. Query and hash must be off. */
export function activeHref(path: string, hrefs: readonly string[]): string | undefined {
  return hrefs.filter((href) => path === href || path.startsWith(`${href}/`)).sort((a, b) => b.length - a.length)[0];
}
