import { readdirSync, readFileSync } from "node:fs";

const here = (path: string) => readFileSync(new URL(path, import.meta.url));

/** Everything of its own that the page loads; the rest it shares with the phone. Read at once: a missing file stops the start. */
const assets = new Map<string, Uint8Array>([
  ["mail.css", here("./mail.css")],
  ...readdirSync(new URL("./client/", import.meta.url)).map((name) => [name, here(`./client/${name}`)] as const),
]);
const page = here("./mail.html");

/** The page on which a person reads what the product has mailed. */
export function mailPage(): Response {
  return answer("text/html; charset=utf-8", page);
}

/** A style or script of that page (`/mail/<name>`); 404 for any other name. */
export function mailAsset(name: string): Response {
  const bytes = assets.get(name);
  if (!bytes) return new Response("Not found", { status: 404 });
  return answer(name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8", bytes);
}

function answer(type: string, bytes: Uint8Array): Response {
  return new Response(new Uint8Array(bytes), { headers: { "content-type": type, "cache-control": "no-cache" } });
}
