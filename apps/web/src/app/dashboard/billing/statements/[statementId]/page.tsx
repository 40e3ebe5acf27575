import { may } from "@voxcalls/api/permissions";
import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { PageHeader } from "@voxcalls/ui/page-header";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DownloadCsv } from "~/features/audit/download-csv";
import { PrintButton } from "~/features/billing/print-button";
import { StatementPaper } from "~/features/billing/statement-paper";
import { monthWords } from "~/features/billing/statement-words";
import { orNotFound } from "~/server/or-not-found";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Statement" };

export default async function StatementPage({ params }: PageProps<"/dashboard/billing/statements/[statementId]">) {
  const { person, tenant } = await requireMember();
  if (!may(person.role, "billing:read")) notFound();
  const { statementId } = await params;
  const statement = await orNotFound((await api()).billing.statement({ id: statementId }));
  const month = monthWords(statement.month);
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          breadcrumb={<Breadcrumb items={[{ label: "Billing", href: "/dashboard/billing" }, { label: month }]} />}
          title={`Statement of ${month}`}
          actions={
            <>
              <DownloadCsv
                href={`/api/v1/billing/statements/${statement.id}`}
                fileName={`statement-${tenant.slug}-${String(statement.number).padStart(4, "0")}.csv`}
              />
              <PrintButton />
            </>
          }
        />
      </div>
      <StatementPaper statement={statement} />
    </>
  );
}
