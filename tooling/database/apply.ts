import { prepareJobs } from "@voxcalls/api/set-up";
import { migrate, prepareRuntimeRoles } from "@voxcalls/db/set-up";

/**
 * Brings tables, job queue and login roles up to date; answers the migrations it applied. The roles' passwords follow from
 * ENCRYPTION_KEY; where that is not set, as in development, `start` makes them with the key of its own.
 */
export async function applyMigrations(ownerUrl: string, encryptionKey: string | undefined): Promise<string[]> {
  const applied = await migrate(ownerUrl);
  await prepareJobs(ownerUrl);
  if (encryptionKey !== undefined) await prepareRuntimeRoles(ownerUrl, encryptionKey);
  return applied;
}
