// Prints the SQL from the migrated database to the schema files: the beginning of the next migration.
import { diffSchema } from "@voxcalls/db/set-up";
import { withDatabase } from "./with-database";

void withDatabase(async (ownerUrl) => {
  const sql = await diffSchema(ownerUrl);
  if (sql !== "") console.log(sql);
});
