import { Callout } from "@voxcalls/ui/callout";
import type { ReactNode } from "react";
import { Shell } from "~/features/shell/shell";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

const planNames = { free: "Free plan", starter: "Starter plan", pro: "Pro plan", enterprise: "Enterprise plan" };

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { person, tenant } = await requireMember();
  const me = await (await api()).auth.me();
  const suspended = tenant.status === "suspended" || tenant.status === "cancelled";
  return (
    <Shell
      place={{ name: tenant.name, plan: planNames[tenant.plan] }}
      role={person.role}
      name={me.name}
      email={me.email}
      banner={
        suspended ? (
          <Callout tone="warning" title="Your organisation is suspended" className="m-4 md:mx-8 md:mb-0">
            You can read everything; calls are not answered and nothing can be changed until it is activated again.
          </Callout>
        ) : undefined
      }
    >
      {children}
    </Shell>
  );
}
