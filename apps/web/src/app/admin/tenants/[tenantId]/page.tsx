import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { Callout } from "@voxcalls/ui/callout";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Hash, ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { AuditTable } from "~/features/audit/audit-table";
import { DeleteTenant } from "~/features/platform/delete-tenant";
import { EnterTenant } from "~/features/platform/enter-tenant";
import { SwitchTenant } from "~/features/platform/switch-tenant";
import { TenantMembers } from "~/features/platform/tenant-members";
import { TenantNumbers } from "~/features/platform/tenant-numbers";
import { TenantOverview } from "~/features/platform/tenant-overview";
import { TenantTerms } from "~/features/platform/tenant-terms";
import { stateOf } from "~/features/platform/tenant-words";
import { TabLinks } from "~/features/shell/tab-links";
import { orNotFound } from "~/server/or-not-found";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Organisation" };

const tabs = [
  { tab: "overview", label: "Overview" },
  { tab: "plan", label: "Plan and limits" },
  { tab: "members", label: "Members" },
  { tab: "numbers", label: "Numbers" },
  { tab: "log", label: "Log" },
  { tab: "danger", label: "Danger zone" },
] as const;

export default async function TenantPage({ params, searchParams }: PageProps<"/admin/tenants/[tenantId]">) {
  const { tenantId: id } = await params;
  const asked = (await searchParams)["tab"];
  const tenant = await orNotFound((await api()).tenants.get({ id }));
  const shown = tenant.isBeingDeleted ? tabs.filter(({ tab }) => tab === "overview" || tab === "log") : tabs;
  const open = shown.find(({ tab }) => tab === asked)?.tab ?? "overview";
  const { tone, word } = stateOf(tenant);
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb items={[{ label: "Organisations", href: "/admin/tenants" }, { label: tenant.name }]} />}
        title={tenant.name}
        meta={<StatusDot tone={tone}>{word}</StatusDot>}
        description={tenant.slug}
        actions={
          tenant.isBeingDeleted ? undefined : (
            <>
              <SwitchTenant tenant={tenant} />
              <EnterTenant id={tenant.id} name={tenant.name} />
            </>
          )
        }
      />
      {tenant.isBeingDeleted ? (
        <Callout tone="danger" title="This organisation is being deleted" className="mb-6">
          Nobody can sign in. What it has at the providers and in our tables goes step by step; this page goes last.
        </Callout>
      ) : tenant.suspendedAt ? (
        <Callout tone="warning" title="Suspended" className="mb-6">
          <RelativeTime at={tenant.suspendedAt} />: {tenant.suspendedReason ?? "no reason was given"}
        </Callout>
      ) : tenant.minutesUsedUpAt ? (
        <Callout tone="warning" title="This month's minutes are used up" className="mb-6">
          Its numbers are disconnected until the month turns or the limit is raised.
        </Callout>
      ) : null}
      <TabLinks
        label="Views of the organisation"
        tabs={shown.map(({ tab, label }) => ({
          href: tab === "overview" ? `/admin/tenants/${id}` : `/admin/tenants/${id}?tab=${tab}`,
          label,
          isOpen: tab === open,
        }))}
      />
      {open === "overview" ? <TenantOverview tenant={tenant} /> : null}
      {open === "plan" ? <TenantTerms tenant={tenant} /> : null}
      {open === "members" ? <Members id={id} /> : null}
      {open === "numbers" ? <Numbers id={id} /> : null}
      {open === "log" ? <Log id={id} /> : null}
      {open === "danger" ? (
        <Card className="max-w-2xl">
          <CardHeader
            title="Delete this organisation"
            description="Its people, agents, calls, recordings and charges are removed for good. Its numbers return to the pool."
          />
          <CardContent>
            <DeleteTenant tenant={tenant} />
          </CardContent>
        </Card>
      ) : null}
    </>
  );
}

async function Members({ id }: { id: string }) {
  return <TenantMembers members={await (await api()).tenants.members({ id })} />;
}

async function Numbers({ id }: { id: string }) {
  const { data } = await (await api()).pool.list({ tenantId: id, limit: 100 });
  return data.length > 0 ? (
    <TenantNumbers numbers={data} />
  ) : (
    <EmptyState icon={<Hash />} title="No numbers" description="This organisation has claimed none yet." />
  );
}

async function Log({ id }: { id: string }) {
  const entries = await (await api()).tenants.log({ id });
  return entries.length > 0 ? (
    <AuditTable entries={entries} />
  ) : (
    <EmptyState
      icon={<ScrollText />}
      title="Nothing yet"
      description="What super admins do to this organisation, and every visit to it, is written down here."
    />
  );
}
