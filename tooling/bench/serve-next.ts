// A Next app behind node:http, as `next start` serves it.
import { createRequire } from "node:module";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { listen, ready } from "./child-side";

interface NextApp {
  prepare(): Promise<void>;
  getRequestHandler(): RequestListener;
}

const [folder = ""] = process.argv.slice(2);
const next = createRequire(join(folder, "package.json"))("next") as (options: { dev: boolean; dir: string }) => NextApp;
const app = next({ dev: false, dir: folder });
await app.prepare();
ready(await listen(app.getRequestHandler()));
