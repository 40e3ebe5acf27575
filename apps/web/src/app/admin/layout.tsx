import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Shell } from "~/features/shell/shell";
import { VisitBanner } from "~/features/visits/visit-banner";
import { requireSession } from "~/server/session";
import { api } from "~/trpc/server";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { person, visit } = await requireSession();
  if (person.type !== "super_admin") notFound();
  const me = await (await api()).auth.me();
  return (
    <Shell
      place={{ name: "VoxCalls", plan: "Super admin" }}
      role="super_admin"
      name={me.name}
      email={me.email}
      preferences={me.settings}
      banner={
        visit ? (
          <VisitBanner
            tenantId={visit.tenant.id}
            tenantName={visit.tenant.name}
            reason={visit.reason}
            mayWrite={visit.mayWrite}
            expiresAt={visit.expiresAt}
          />
        ) : undefined
      }
    >
      {children}
    </Shell>
  );
}
