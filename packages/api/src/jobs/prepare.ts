import { grantJobs } from "@voxcalls/db/set-up";
import { runMigrations } from "graphile-worker";

/** Makes or brings up to date the tables of the job queue, as their owner, and lets the worker's role use them. To be run after `migrate`. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl });
  await grantJobs(ownerUrl);
}
