// `pnpm db:reset`: throws everything in the database away and migrates it anew. For development: in production it refuses.
import { dropEverything } from "@voxcalls/db/set-up";
import { applyMigrations } from "./apply";
import { withDatabase } from "./with-database";

void withDatabase(async (ownerUrl, env) => {
  if (env.ENVIRONMENT === "production") throw new Error("ENVIRONMENT=production: the database is not reset.");
  await dropEverything(ownerUrl);
  await applyMigrations(ownerUrl, env.ENCRYPTION_KEY);
});
