import { PageHeader } from "@voxcalls/ui/page-header";
import type { Metadata } from "next";
import { AuditLog } from "~/features/audit/audit-log";
import { orFirstPage } from "~/server/or-first-page";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Audit log" };

const path = "/admin/audit";

export default async function PlatformAuditPage({ searchParams }: PageProps<typeof path>) {
  const caller = await api();
  return (
    <>
      <PageHeader
        title="Audit log"
        description="What super admins and jobs did to the platform, and every visit to an organisation. Nothing here can be changed."
      />
      <AuditLog
        path={path}
        searchParams={searchParams}
        list={(input) => orFirstPage(caller.audit.listPlatform(input), path)}
        csv={{ route: "/api/v1/admin/audit-log", fileName: "audit-log-platform.csv" }}
        actors={["super_admin", "system"]}
        things={["tenant", "user", "phone_number", "support_visit"]}
      />
    </>
  );
}
