import { Callout } from "@voxcalls/ui/callout";
import { VisitBanner } from "~/features/visits/visit-banner";
import { isSuspended } from "./is-suspended";

interface Visit {
  readonly tenant: { readonly id: string; readonly name: string };
  readonly reason: string;
  readonly mayWrite: boolean;
  readonly expiresAt: Date;
}

interface Place {
  readonly tenant: { readonly status: string } | null;
  readonly visit?: Visit | undefined;
}

/** What stands above every page while a super admin visits, or while the own organisation is suspended; else nothing. */
export function placeBanner({ tenant, visit }: Place) {
  if (visit) {
    return (
      <VisitBanner
        tenantId={visit.tenant.id}
        tenantName={visit.tenant.name}
        reason={visit.reason}
        mayWrite={visit.mayWrite}
        expiresAt={visit.expiresAt}
      />
    );
  }
  if (!tenant || !isSuspended(tenant)) return undefined;
  return (
    <Callout tone="warning" title="Your organisation is suspended" className="m-4 md:mx-8 md:mb-0">
      You can read everything; calls are not answered and nothing can be changed until it is activated again.
    </Callout>
  );
}
