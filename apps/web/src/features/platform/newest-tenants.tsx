import type { TenantListView } from "@voxcalls/api/schemas/platform/tenants";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import Link from "next/link";
import { plansByName, stateOf } from "./tenant-words";

/** Who came last, each a way to its page. */
export function NewestTenants({ tenants }: { tenants: readonly TenantListView[] }) {
  return (
    <ul className="divide-y">
      {tenants.map((tenant) => (
        <li key={tenant.id}>
          <Link
            href={`/admin/tenants/${tenant.id}`}
            className="flex items-center gap-4 px-4 py-2.5 text-compact -outline-offset-2 transition-colors hover:bg-muted"
          >
            <span className="min-w-0 flex-1 truncate font-medium">{tenant.name}</span>
            <span className="text-muted-foreground max-sm:hidden">{plansByName[tenant.plan]}</span>
            <StatusDot tone={stateOf(tenant).tone}>{stateOf(tenant).word}</StatusDot>
            <RelativeTime
              at={tenant.createdAt}
              className="w-20 shrink-0 text-right whitespace-nowrap text-muted-foreground"
            />
          </Link>
        </li>
      ))}
    </ul>
  );
}
