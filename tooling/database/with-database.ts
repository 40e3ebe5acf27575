import { startEmbeddedPostgres } from "@voxcalls/db/set-up";
import { readEnv } from "./env";

/** Runs `work` as the owner of the product's database, the embedded one included, and ends the process accordingly. */
export async function withDatabase(
  work: (ownerUrl: string, env: ReturnType<typeof readEnv>) => Promise<void>,
): Promise<void> {
  try {
    const env = readEnv();
    const embedded =
      env.DATABASE_URL === undefined
        ? await startEmbeddedPostgres({ stateDir: env.VOXCALLS_STATE_DIR, port: env.EMBEDDED_PG_PORT })
        : undefined;
    try {
      await work(env.DATABASE_URL ?? embedded?.url ?? "", env);
    } finally {
      await embedded?.stop();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
