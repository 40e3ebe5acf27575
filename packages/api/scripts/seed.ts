/**
 * `pnpm db:seed`: the first super admin when SUPER_ADMIN_EMAIL and SUPER_ADMIN_PASSWORD are set, and the demo when the sandbox
 * plays the providers and the database is empty.
 */
import { createDeps, readEnv } from "../src/index";
import { bootstrapSuperAdmin } from "../seed/bootstrap";
import { seedDemo } from "../seed/demo";

const deps = createDeps(readEnv());
const say = (line: string) => process.stdout.write(`${line}\n`);
try {
  if (await bootstrapSuperAdmin(deps)) say("made the first super admin");
  const sandboxUrl = deps.env.RETELL_BASE_URL;
  if (sandboxUrl !== undefined && deps.env.ENVIRONMENT !== "production") await seedDemo(deps, sandboxUrl, say);
} finally {
  await deps.db.close();
}
