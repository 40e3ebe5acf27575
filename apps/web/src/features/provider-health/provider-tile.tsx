import type { PlatformSummary } from "@voxcalls/api/schemas/platform";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatTile } from "@voxcalls/ui/stat-tile";

/** How many things at the provider ask for a look, which kinds of trouble they have, and when they were last looked at. */
export function ProviderTile({ provider }: Pick<PlatformSummary, "provider">) {
  const { missing, changed, orphans, lookedAt } = provider;
  const parts = [
    missing > 0 ? `${missing.toLocaleString("en-US")} missing` : "",
    changed > 0 ? `${changed.toLocaleString("en-US")} changed` : "",
    orphans > 0 ? `${orphans.toLocaleString("en-US")} ${orphans === 1 ? "orphan" : "orphans"}` : "",
  ].filter((part) => part !== "");
  return (
    <StatTile
      label="Provider health"
      value={lookedAt === null ? "not known" : (missing + changed + orphans).toLocaleString("en-US")}
      hint={
        <>
          <span className="block whitespace-normal">
            {lookedAt === null ? "not looked yet" : parts.length > 0 ? parts.join(", ") : "everything as we wrote it"}
          </span>
          {lookedAt === null ? null : (
            <span className="block truncate">
              looked <RelativeTime at={lookedAt} />
            </span>
          )}
        </>
      }
      href="/admin/health"
    />
  );
}
