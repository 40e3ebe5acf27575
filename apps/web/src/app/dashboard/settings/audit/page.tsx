import type { Metadata } from "next";
import { AuditLog } from "~/features/audit/audit-log";
import { orFirstPage } from "~/server/or-first-page";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Audit log" };

const path = "/dashboard/settings/audit";

export default async function AuditPage({ searchParams }: PageProps<typeof path>) {
  const { tenant } = await requireMember();
  const caller = await api();
  return (
    <AuditLog
      path={path}
      searchParams={searchParams}
      list={(input) => orFirstPage(caller.audit.list(input), path)}
      csv={{ route: "/api/v1/audit-log", fileName: `audit-log-${tenant.slug}.csv` }}
      actors={["member", "api_key", "support", "system"]}
      things={["agent", "call", "phone_number", "member", "user", "invitation", "api_key", "tenant"]}
    />
  );
}
