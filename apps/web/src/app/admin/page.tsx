import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { PageHeader } from "@voxcalls/ui/page-header";
import { StatTile, StatTiles } from "@voxcalls/ui/stat-tile";
import type { Metadata } from "next";
import { sumWords } from "~/features/calls/call-words";
import { ParkedEvents } from "~/features/platform/parked-events";
import { counted } from "~/features/platform/tenant-words";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Platform" };

export default async function AdminPage() {
  const caller = await api();
  const [summary, parked] = await Promise.all([caller.platform.summary(), caller.calls.parkedEvents({ limit: 25 })]);
  return (
    <>
      <PageHeader title="Platform" description="All organisations together. Days and months are UTC." />
      <div className="flex flex-col gap-6">
        <StatTiles>
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
            label="Calls today"
            value={summary.callsToday.toLocaleString("en-US")}
            hint={`${summary.callsInProgress.toLocaleString("en-US")} in progress`}
          />
          <StatTile
            label="Minutes this month"
            value={Number(summary.minutesThisMonth).toLocaleString("en-US")}
            hint={
              summary.tenantsWithoutMinutes > 0
                ? `${counted(summary.tenantsWithoutMinutes, "organisation")} used up`
                : "No limit reached"
            }
          />
          <StatTile label="Revenue this month" value={sumWords(summary.revenueThisMonth)} />
          <StatTile
            label="Numbers in the pool"
            value={summary.numbersInPool}
            hint={`${summary.numbersAssigned} assigned`}
            href="/admin/phone-numbers"
          />
          <StatTile
            label="Workers"
            value={summary.workersAlive}
            hint={summary.workersAlive > 0 ? `${summary.eventsWaiting} events waiting` : "No worker is running"}
          />
        </StatTiles>
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
