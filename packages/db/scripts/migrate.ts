// Applies what the database has not seen yet. The login roles' passwords follow from ENCRYPTION_KEY; where that is not
// set, as in development, `start` makes them with the key of its own.
import { migrate, prepareRuntimeRoles } from "../src/index";
import { withDatabase } from "./with-database";

void withDatabase(async (ownerUrl, env) => {
  const applied = await migrate(ownerUrl, { log: (line) => console.log(line) });
  if (applied.length === 0) console.log("up to date");
  if (env.ENCRYPTION_KEY !== undefined) await prepareRuntimeRoles(ownerUrl, env.ENCRYPTION_KEY);
});
