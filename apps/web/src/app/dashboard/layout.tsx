import { Callout } from "@voxcalls/ui/callout";
import type { ReactNode } from "react";
import { UnconfirmedEmail } from "~/features/account/unconfirmed-email";
import { planNames } from "~/features/shell/plan-names";
import { Shell } from "~/features/shell/shell";
import { VisitBanner } from "~/features/visits/visit-banner";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { person, tenant, visit } = await requireMember();
  const me = await (await api()).auth.me();
  const suspended = tenant.status === "suspended" || tenant.status === "cancelled";
  return (
    <Shell
      place={{ name: tenant.name, plan: planNames[tenant.plan] }}
      role={person.role}
      name={me.name}
      email={me.email}
      preferences={me.settings}
      banner={
        visit ? (
          <VisitBanner
            tenantId={tenant.id}
            tenantName={tenant.name}
            reason={visit.reason}
            mayWrite={visit.mayWrite}
            expiresAt={visit.expiresAt}
          />
        ) : suspended ? (
          <Callout tone="warning" title="Your organisation is suspended" className="m-4 md:mx-8 md:mb-0">
            You can read everything; calls are not answered and nothing can be changed until it is activated again.
          </Callout>
        ) : me.emailVerified ? undefined : (
          <UnconfirmedEmail email={me.email} className="m-4 md:mx-8 md:mb-0" />
        )
      }
    >
      {children}
    </Shell>
  );
}
