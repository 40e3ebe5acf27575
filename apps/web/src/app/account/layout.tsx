import type { ReactNode } from "react";
import { placeBanner } from "~/features/shell/place-banner";
import { planNames } from "~/features/shell/plan-names";
import { Shell } from "~/features/shell/shell";
import { actingRole, requireSession } from "~/server/session";
import { api } from "~/trpc/server";

/** The own account is everybody's, whatever the role: it stands in the frame that the person works in. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const session = await requireSession();
  const tenant = session.visit?.tenant ?? session.tenant;
  const me = await (await api()).auth.me();
  const place = tenant
    ? { name: tenant.name, plan: planNames[tenant.plan] }
    : { name: "VoxCalls", plan: "Super admin" };
  return (
    <Shell
      place={place}
      role={actingRole(session)}
      name={me.name}
      email={me.email}
      preferences={me.settings}
      banner={placeBanner(session)}
    >
      {children}
    </Shell>
  );
}
