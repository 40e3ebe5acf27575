import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { answerFile, readPage } from "./page-files";

const require = createRequire(import.meta.url);
const here = (path: string) => readFileSync(new URL(path, import.meta.url));

/** Everything the page loads, by file name. Read at once: a missing file stops the start, not the page. */
const assets = new Map<string, Uint8Array>([
  ["inter.woff2", readFileSync(require.resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"))],
  ...["icon.svg", "theme.css", "layout.css", "phone.css", "side.css"].map((name) => [name, here(`./${name}`)] as const),
  ...readdirSync(new URL("./client/", import.meta.url)).map((name) => [name, here(`./client/${name}`)] as const),
]);
const page = readPage(new URL("./phone.html", import.meta.url));

/** The page with which a person plays the caller. Mount at `/` (for browsers) and `/phone`. */
export function phonePage(): Response {
  return answerFile("phone.html", page);
}

/** A style, script, icon or font of that page (`/phone/<name>`); 404 for any other name. */
export function phoneAsset(name: string): Response {
  return answerFile(name, assets.get(name));
}
