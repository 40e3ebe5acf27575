/**
 * `pnpm keys:rotate`: seals every stored credential anew with ENCRYPTION_KEY, opening what ENCRYPTION_KEYS_OLD sealed. The product may
 * run meanwhile, and a run that was broken off is simply started again. Afterwards the old keys can go.
 */
import { createDeps, readEnv } from "../src/index";
import { resealAll } from "../src/kernel/sealed-columns";

const deps = createDeps(readEnv());
try {
  const resealed = await resealAll(deps.db.platform, deps.sealing);
  process.stdout.write(`sealed anew: ${resealed}\nENCRYPTION_KEYS_OLD can be emptied now\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await deps.limits.close();
  await deps.db.close();
}
