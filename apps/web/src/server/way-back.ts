/** The address that was asked for, as a person would type it: without the mark that Next puts on its own requests. */
export function wayBack(requestPath: string | null, otherwise = "/dashboard"): string {
  const url = requestPath === null ? null : URL.parse(requestPath, "http://here.invalid");
  if (!url) return otherwise;
  const question = url.search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "" && !/^_rsc(=|$)/.test(pair));
  return question.length === 0 ? url.pathname : `${url.pathname}?${question.join("&")}`;
}
