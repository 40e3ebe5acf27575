// `pnpm audit:verify`: walks the chains of the audit logs; ends with 1 and names the first entry of each that is not as it was written.
import { runtimeUrls } from "@voxcalls/db";
import { verifyAudit } from "@voxcalls/db/set-up";
import { withDatabase } from "./with-database";

void withDatabase(async (ownerUrl, env) => {
  // An owner who is no superuser passes no policy; the platform's login sees every row.
  const url = env.ENCRYPTION_KEY === undefined ? ownerUrl : runtimeUrls(ownerUrl, env.ENCRYPTION_KEY).platformUrl;
  const startedAt = performance.now();
  const { chains, entries, faults } = await verifyAudit(url);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  for (const { log, seq, entryId, kind, words } of faults) {
    const place = [seq === null ? null : `entry ${seq}`, entryId].filter((part) => part !== null).join(" ");
    console.error(`${log}: ${kind} at ${place}: ${words}`);
  }
  console.log(`${entries} entries in ${chains} chains verified in ${seconds} s, ${faults.length} at fault`);
  if (faults.length > 0) process.exitCode = 1;
});
