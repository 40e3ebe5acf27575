import { createDb, runtimeUrls } from "@voxcalls/db";

/** What stands in the database: nothing yet, the demo, or somebody's own tenants. */
export async function lookForDemo(
  ownerUrl: string,
  encryptionKey: string,
): Promise<"nothing" | "demo" | "own tenants"> {
  const db = createDb(runtimeUrls(ownerUrl, encryptionKey));
  try {
    if (await db.platform.user.findUnique({ where: { email: "admin@acme.test" } })) return "demo";
    return (await db.platform.tenant.count()) === 0 ? "nothing" : "own tenants";
  } finally {
    await db.close();
  }
}
