/** The path to go to after signing in: within this site only, whatever the address says (`//evil`, `/\evil`, `javascript:` …). */
export function localPath(wanted: string | null | undefined, otherwise = "/"): string {
  if (!wanted?.startsWith("/")) return otherwise;
  const here = "http://here.invalid";
  const url = URL.parse(wanted, here);
  if (url?.origin !== here || wanted.includes("\\")) return otherwise;
  // Dots go away in reading, and what they leave can begin with the two slashes that mean another host.
  return url.pathname.startsWith("//") ? otherwise : `${url.pathname}${url.search}`;
}
