// Throws everything in the database away and migrates it anew. For development: in production it refuses.
import { migrate, prepareRuntimeRoles } from "../src/index";
import { withOwner } from "../src/owner-client";
import { withDatabase } from "./with-database";

void withDatabase(async (ownerUrl, env) => {
  if (env.ENVIRONMENT === "production") throw new Error("ENVIRONMENT=production: the database is not reset.");
  await withOwner(ownerUrl, (client) =>
    client.query(
      "drop schema if exists graphile_worker cascade; drop schema if exists public cascade; create schema public",
    ),
  );
  await migrate(ownerUrl, { log: (line) => console.log(line) });
  if (env.ENCRYPTION_KEY !== undefined) await prepareRuntimeRoles(ownerUrl, env.ENCRYPTION_KEY);
});
