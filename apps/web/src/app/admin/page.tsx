import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { PageHeader } from "@voxcalls/ui/page-header";
import { StatTile, StatTiles } from "@voxcalls/ui/stat-tile";
import { TextLink } from "@voxcalls/ui/text-link";
import type { Metadata } from "next";
import { LatestActs } from "~/features/audit/latest-acts";
import { sumWords } from "~/features/calls/call-words";
import { FailingEndpoints } from "~/features/platform/failing-endpoints";
import { NewestTenants } from "~/features/platform/newest-tenants";
import { ParkedEvents } from "~/features/platform/parked-events";
import { counted } from "~/features/platform/tenant-words";
import { ProviderTile } from "~/features/provider-health/provider-tile";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Platform" };

const few = 6;

export default async function AdminPage() {
  const caller = await api();
  const [summary, parked, newest, latest] = await Promise.all([
    caller.platform.summary(),
    caller.calls.parkedEvents({ limit: 25 }),
    caller.tenants.list({ limit: few }),
    caller.audit.listPlatform({ limit: few }),
  ]);
  return (
    <>
      <PageHeader
        title="Platform"
        description="All organisations together. Today is by UTC, the month by each one's own clocks."
      />
      <div className="flex flex-col gap-6">
        <StatTiles className="sm:[&>dl]:grid-cols-2 lg:[&>dl]:grid-cols-5">
          <StatTile
            label="Organisations"
            value={summary.tenants.toLocaleString("en-US")}
            hint={
              summary.suspendedTenants > 0
                ? `${summary.activeTenants} active, ${summary.suspendedTenants} suspended`
                : `${summary.activeTenants} active`
            }
            href="/admin/tenants"
          />
          <StatTile
            label="Minutes this month"
            value={Math.round(Number(summary.minutesThisMonth)).toLocaleString("en-US")}
            hint={
              summary.tenantsWithoutMinutes > 0
                ? `${counted(summary.tenantsWithoutMinutes, "organisation")} used up`
                : "of all organisations"
            }
            href="/admin/analytics"
          />
          <StatTile
            label="Calls in progress"
            value={summary.callsInProgress.toLocaleString("en-US")}
            hint={`${counted(summary.callsToday, "call")} today`}
            href="/admin/analytics"
          />
          <StatTile
            label="Margin this month"
            value={summary.marginThisMonth === null ? "not known" : sumWords(summary.marginThisMonth)}
            hint={
              summary.callsWithoutCost > 0
                ? `cost of ${counted(summary.callsWithoutCost, "call")} not known`
                : `of ${sumWords(summary.revenueThisMonth)}`
            }
            href="/admin/analytics?show=margin&sort=margin"
          />
          <StatTile
            label="Lines in use"
            value={summary.linesInUse.toLocaleString("en-US")}
            hint={`${summary.sharedLines.toLocaleString("en-US")} more are shared`}
            href="/admin/settings"
          />
          <StatTile
            label="Failing webhooks"
            value={summary.endpointsFailing.toLocaleString("en-US")}
            hint={summary.endpointsFailing > 0 ? "endpoints of organisations" : "every endpoint answers"}
            href="/admin#webhooks"
          />
          <StatTile
            label="Open differences"
            value={summary.differencesOpen === null ? "not known" : summary.differencesOpen.toLocaleString("en-US")}
            hint={summary.differencesOpen === null ? "not compared yet" : "with the provider's list of calls"}
            href="/admin/reconciliation"
          />
          <ProviderTile provider={summary.provider} />
          <StatTile
            label="Numbers in the pool"
            value={summary.numbersInPool}
            hint={`${summary.numbersAssigned} assigned`}
            href="/admin/phone-numbers"
          />
          <StatTile
            label="Workers"
            value={summary.workersAlive}
            hint={
              summary.workersAlive > 0 ? `${counted(summary.eventsWaiting, "event")} waiting` : "No worker is running"
            }
          />
        </StatTiles>
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <Card className="min-w-0">
            <CardHeader title="Newest organisations" actions={<TextLink href="/admin/tenants">All</TextLink>} />
            <CardContent className="mt-3 border-t p-0">
              {newest.data.length > 0 ? (
                <NewestTenants tenants={newest.data} />
              ) : (
                <p className="p-4 text-muted-foreground">None yet. They register by themselves, or you make one.</p>
              )}
            </CardContent>
          </Card>
          <Card className="min-w-0">
            <CardHeader title="Latest acts" actions={<TextLink href="/admin/audit">Audit log</TextLink>} />
            <CardContent className="mt-3 border-t p-0">
              {latest.data.length > 0 ? (
                <LatestActs entries={latest.data} path="/admin/audit" />
              ) : (
                <p className="p-4 text-muted-foreground">Nothing written down yet.</p>
              )}
            </CardContent>
          </Card>
        </div>
        <Card>
          <CardHeader
            title={<span id="webhooks">Failing webhooks</span>}
            description="Endpoints that were switched off after a day of failing, or that are being tried in vain."
          />
          <CardContent className={summary.failingEndpoints.length > 0 ? "px-0 pb-0" : ""}>
            {summary.failingEndpoints.length > 0 ? (
              <FailingEndpoints endpoints={summary.failingEndpoints} inAll={summary.endpointsFailing} />
            ) : (
              <p className="text-muted-foreground">None. What organisations are to be told reaches them.</p>
            )}
          </CardContent>
        </Card>
        <Card>
          <CardHeader
            title="Events without an owner"
            description="The provider told us of calls whose agent nobody here owns. They are kept and tried again when the agent appears."
          />
          <CardContent className={parked.data.length > 0 ? "px-0 pb-0" : ""}>
            {parked.data.length > 0 ? (
              <ParkedEvents events={parked.data} />
            ) : (
              <p className="text-muted-foreground">None. Every event found its organisation.</p>
            )}
          </CardContent>
        </Card>
      </div>
    </>
  );
}
