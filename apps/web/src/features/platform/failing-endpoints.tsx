import type { PlatformSummary } from "@voxcalls/api/schemas/platform";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { TextLink } from "@voxcalls/ui/text-link";

interface FailingEndpointsProps {
  readonly endpoints: PlatformSummary["failingEndpoints"];
  /** How many there are, should not all be listed. */
  readonly inAll: number;
}

/** Whose webhooks fail, at which host and since when. */
export function FailingEndpoints({ endpoints, inAll }: FailingEndpointsProps) {
  return (
    <ul className="mt-3 divide-y border-t text-compact">
      {endpoints.map(({ id, host, owner, switchedOffAt, lastSuccessAt }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5">
          <span className="min-w-0">
            <span className="block truncate font-medium">{host}</span>
            <TextLink href={`/admin/tenants/${owner.id}`}>{owner.name}</TextLink>
          </span>
          <span className="flex flex-wrap items-baseline gap-x-4 text-muted-foreground">
            <span>
              {lastSuccessAt ? (
                <>
                  answered last <RelativeTime at={lastSuccessAt} />
                </>
              ) : (
                "never answered"
              )}
            </span>
            <StatusDot tone={switchedOffAt ? "danger" : "warning"}>
              {switchedOffAt ? (
                <>
                  switched off <RelativeTime at={switchedOffAt} />
                </>
              ) : (
                "being tried again"
              )}
            </StatusDot>
          </span>
        </li>
      ))}
      {inAll > endpoints.length ? (
        <li className="px-4 py-2.5 text-xs text-muted-foreground">and {inAll - endpoints.length} more</li>
      ) : null}
    </ul>
  );
}
