// `pnpm db:migrate`: applies what the database has not seen yet.
import { applyMigrations } from "./apply";
import { withDatabase } from "./with-database";

void withDatabase(async (ownerUrl, env) => {
  const applied = await applyMigrations(ownerUrl, env.ENCRYPTION_KEY);
  console.log(applied.length === 0 ? "up to date" : applied.map((name) => `applied ${name}`).join("\n"));
});
