import { convert } from "html-to-text";
import { fetchPublic, type PublicAnswer, type PublicRequest } from "../tools/fetch-public";
import type { PagePreview, PreviewPageInput } from "./schemas";

const mostRedirects = 3;
const waitMs = 8_000;
const mostShown = 1_200;
const most = { bytes: 1_000_000, characters: 1_000_000 };

/** What is found at an address, before the provider is given it. Whatever the other side does is told, and no failure. */
export async function previewPage({ url }: PreviewPageInput): Promise<PagePreview> {
  return await readPage(url, { allowLocal: false });
}

/** Reads a page. Each address that it sends us on to is judged anew, like the first. */
export async function readPage(
  url: string,
  rules: Pick<PublicRequest, "allowLocal" | "resolve">,
): Promise<PagePreview> {
  const nothing = { title: null, text: "" };
  let at = url;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const outcome = await fetchPublic({
      ...rules,
      url: at,
      method: "GET",
      headers: { accept: "text/html, text/plain" },
      timeoutMs: waitMs,
      most,
    });
    if (outcome.kind !== "answered") return { ...nothing, url: at, problem: `It cannot be read: ${outcome.reason}` };
    const { status, location } = outcome.answer;
    const next = status >= 300 && status < 400 && location !== null ? URL.parse(location, at) : null;
    if (next) at = next.href;
    else return { url: at, ...shown(outcome.answer) };
  }
  return { ...nothing, url: at, problem: `It sends whoever asks on and on, more than ${mostRedirects} times.` };
}

function shown({ status, contentType, text, isCut }: PublicAnswer): Omit<PagePreview, "url"> {
  if (status < 200 || status >= 300) return { title: null, text: "", problem: `It answers ${status}, and no page.` };
  if (!/^text\/|html|^$/i.test(contentType ?? ""))
    return { title: null, text: "", problem: `It is no web page (${contentType ?? "nothing"}). Send files as files.` };
  const isHtml = /html/i.test(contentType ?? "") || /^\s*<(!doctype|html)/i.test(text);
  const words = isHtml ? wordsOf(text) : text.trim();
  const [, title = ""] = isHtml ? (/<title[^>]*>([^<]*)/i.exec(text) ?? []) : [];
  const problem =
    words === "" ? "It holds no words: it may be drawn by a program, which the provider does not run." : null;
  return {
    title: wordsOf(title).slice(0, 200) || null,
    text: words.slice(0, mostShown) + (words.length > mostShown || isCut ? " …" : ""),
    problem,
  };
}

function wordsOf(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
      { selector: "nav", format: "skip" },
    ],
  }).trim();
}
