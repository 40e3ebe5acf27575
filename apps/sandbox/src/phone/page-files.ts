import { readFileSync } from "node:fs";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};
const head = readFileSync(new URL("./head.html", import.meta.url), "utf8").trim();

/** A page for people, with the head that such pages share in the place of its `<!-- head -->`. */
export function readPage(url: URL): Uint8Array {
  return new TextEncoder().encode(readFileSync(url, "utf8").replace("<!-- head -->", head));
}

/** A page or a file that it loads; 404 where there is none of this name. */
export function answerFile(name: string, bytes: Uint8Array | undefined): Response {
  const type = types[name.slice(name.lastIndexOf(".") + 1)];
  if (!bytes || !type) return new Response("Not found", { status: 404 });
  return new Response(new Uint8Array(bytes), { headers: { "content-type": type, "cache-control": "no-cache" } });
}
