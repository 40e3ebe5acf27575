/** The path to go to after signing in: within this site only, whatever the address says (`//evil`, `/\evil`, `javascript:` …). */
export function localPath(wanted: string | null | undefined, otherwise = "/"): string {
  if (!wanted?.startsWith("/")) return otherwise;
  const here = "http://here.invalid";
  const url = URL.parse(wanted, here);
  return url?.origin === here && !wanted.includes("\\") ? `${url.pathname}${url.search}` : otherwise;
}
