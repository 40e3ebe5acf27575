import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { rawRequest } from "./load";
import { describe, interleave } from "./rounds";
import type { Stage } from "./stage";
import { ratioOf, type Verdict } from "./verdict";
import { whale } from "./seed";

const WEB = join(import.meta.dirname, "../../apps/web");

/** P3: what a request costs before anything is done for it, against a Next route handler that does as little. */
export async function measureEmptyRoute(stage: Stage): Promise<Verdict[]> {
  const folder = await buildNextApp(stage);
  const next = await stage.start("serve-next.ts", [folder]);
  const product = await stage.start("serve-doors.ts");
  const bare = await stage.start("serve-bare.ts", [stage.ownerUrl, whale.id]);
  const [theirs = [], ours = [], floor = []] = await interleave(
    [
      { name: "next", child: next, request: rawRequest("GET", "/empty") },
      { name: "product", child: product, request: rawRequest("GET", "/api/health") },
      { name: "bare", child: bare, request: rawRequest("GET", "/empty") },
    ],
    stage.options.quick ? { rounds: 3, seconds: 1 } : { rounds: 5, seconds: 2 },
  );
  await Promise.all([next.stop(), product.stop(), bare.stop()]);
  const ratio = ratioOf(
    ours.map((round) => round.perSecond),
    theirs.map((round) => round.perSecond),
  );
  return [
    {
      id: "P3",
      what: "a route that does nothing, against one of Next",
      measured: ratio.text,
      target: "≥ 5×",
      holds: ratio.value >= 5,
      details: [describe("Next route handler", theirs), describe("product", ours), describe("bare node:http", floor)],
    },
  ];
}

/** An app with one route, built for production with the very Next that the product uses. */
async function buildNextApp(stage: Stage): Promise<string> {
  const folder = join(stage.folder, "next");
  mkdirSync(join(folder, "app/empty"), { recursive: true });
  symlinkSync(join(WEB, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{"private":true,"type":"module"}');
  writeFileSync(
    join(folder, "app/empty/route.js"),
    'export const dynamic = "force-dynamic";\nexport const GET = () => Response.json({ status: "ok" });\n',
  );
  // Turbopack follows no link out of the folder.
  const command = [join(WEB, "node_modules/next/dist/bin/next"), "build", "--webpack", folder];
  await promisify(execFile)(process.execPath, command, { cwd: folder, env: stage.env, signal: stage.signal });
  return folder;
}
