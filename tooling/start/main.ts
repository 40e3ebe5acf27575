// `pnpm start` and `pnpm dev`: everything the product needs, started in order and stopped in the opposite one.
import { chmod, mkdir } from "node:fs/promises";
import { onLauncherGone } from "./ancestors";
import { Ending } from "./ending";
import { startProduct } from "./start-product";
import { readSettings } from "./env";

const LONGEST_END_MS = 9500;

const ending = new Ending();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.begin(signal));
onLauncherGone(() => ending.begin("SIGTERM"));
ending.signal.addEventListener("abort", () => {
  setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
});

try {
  const settings = readSettings(process.argv.slice(2));
  await mkdir(settings.stateDir, { recursive: true });
  // What lies there is its owner's alone. Only as root others must pass through it, as PostgreSQL then runs as another user.
  await chmod(settings.stateDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  await startProduct(settings, ending);
  await ending.begun();
} catch (error) {
  ending.begin(error instanceof Error ? error : new Error(String(error)));
}

const reason: unknown = ending.signal.reason;
if (reason instanceof Error) console.error(`\n${reason.message}`);
else console.log("\n  Stopping …");
await ending.close();
process.exit(reason instanceof Error ? 1 : 0);
