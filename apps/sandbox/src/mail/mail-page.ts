import { readdirSync, readFileSync } from "node:fs";
import { answerFile, readPage } from "../phone/page-files";

const here = (path: string) => readFileSync(new URL(path, import.meta.url));

/** Everything of its own that the page loads; the rest it shares with the phone. Read at once: a missing file stops the start. */
const assets = new Map<string, Uint8Array>([
  ["mail.css", here("./mail.css")],
  ...readdirSync(new URL("./client/", import.meta.url)).map((name) => [name, here(`./client/${name}`)] as const),
]);
const page = readPage(new URL("./mail.html", import.meta.url));

/** The page on which a person reads what the product has mailed. */
export function mailPage(): Response {
  return answerFile("mail.html", page);
}

/** A style or script of that page (`/mail/<name>`); 404 for any other name. */
export function mailAsset(name: string): Response {
  return answerFile(name, assets.get(name));
}
