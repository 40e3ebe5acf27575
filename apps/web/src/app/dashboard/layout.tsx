import type { ReactNode } from "react";
import { UnconfirmedEmail } from "~/features/account/unconfirmed-email";
import { LimitsBanner } from "~/features/limits/limits-banner";
import { placeBanner } from "~/features/shell/place-banner";
import { planNames } from "~/features/shell/plan-names";
import { Shell } from "~/features/shell/shell";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { person, tenant, visit } = await requireMember();
  const caller = await api();
  const [me, notice] = await Promise.all([caller.auth.me(), caller.limits.notice()]);
  return (
    <Shell
      place={{ name: tenant.name, plan: planNames[tenant.plan] }}
      role={person.role}
      name={me.name}
      email={me.email}
      preferences={me.settings}
      banner={
        placeBanner({ tenant, visit }) ??
        (notice ? <LimitsBanner notice={notice} /> : undefined) ??
        (me.emailVerified ? undefined : <UnconfirmedEmail email={me.email} className="m-4 md:mx-8 md:mb-0" />)
      }
    >
      {children}
    </Shell>
  );
}
