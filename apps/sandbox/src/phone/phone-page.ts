import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const here = (path: string) => readFileSync(new URL(path, import.meta.url));

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

/** Everything the page loads, by file name. Read at once: a missing file stops the start, not the page. */
const assets = new Map<string, Uint8Array>([
  ["inter.woff2", readFileSync(require.resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"))],
  ...["icon.svg", "theme.css", "layout.css", "phone.css", "side.css"].map((name) => [name, here(`./${name}`)] as const),
  ...readdirSync(new URL("./client/", import.meta.url)).map((name) => [name, here(`./client/${name}`)] as const),
]);
const page = here("./phone.html");

/** The page with which a person plays the caller. Mount at `/` (for browsers) and `/phone`. */
export function phonePage(): Response {
  return answer("text/html; charset=utf-8", page);
}

/** A style, script, icon or font of that page (`/phone/<name>`); 404 for any other name. */
export function phoneAsset(name: string): Response {
  const bytes = assets.get(name);
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  return bytes && type ? answer(type, bytes) : new Response("Not found", { status: 404 });
}

function answer(type: string, bytes: Uint8Array): Response {
  return new Response(new Uint8Array(bytes), { headers: { "content-type": type, "cache-control": "no-cache" } });
}
