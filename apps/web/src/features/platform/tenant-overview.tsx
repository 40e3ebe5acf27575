import type { TenantDetailView } from "@voxcalls/api/schemas/platform/tenants";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { CopyId } from "@voxcalls/ui/copy-id";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { LimitBar } from "@voxcalls/ui/limit-bar";
import { FullTime, RelativeTime } from "@voxcalls/ui/relative-time";
import { plansByName } from "./tenant-words";

/** What an organisation uses of its plan, and its facts. */
export function TenantOverview({ tenant }: { tenant: TenantDetailView }) {
  const { effects } = tenant;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card>
        <CardHeader title="Use of the plan" description="Minutes are those of this month." />
        <CardContent className="flex flex-col gap-4">
          <LimitBar
            label="Minutes"
            used={Number(tenant.minutesUsed)}
            limit={tenant.monthlyMinutesLimit + tenant.extraMinutes}
            note={tenant.minutesUsedUpAt ? "Used up: its numbers are disconnected." : undefined}
          />
          <LimitBar label="Lines" used={tenant.linesInUse} limit={tenant.maxLines} />
          <LimitBar label="Members" used={tenant.members} limit={tenant.maxUsers} />
          <LimitBar label="Agents" used={tenant.agents} limit={tenant.maxAgents} />
          <LimitBar label="Phone numbers" used={tenant.phoneNumbers} limit={tenant.maxPhoneNumbers} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader title="Facts" />
        <CardContent className="py-2">
          <DetailList>
            <Detail label="Plan">{plansByName[tenant.plan]}</Detail>
            <Detail label="Rate per minute">${tenant.ratePerMinute}</Detail>
            {tenant.rates.length > 1
              ? tenant.rates.map(({ startsAt, ratePerMinute, plan }) => (
                  <Detail key={String(startsAt)} label={startsAt ? "From" : "At first"}>
                    {startsAt ? <FullTime at={startsAt} /> : null} ${ratePerMinute}, {plansByName[plan]}
                  </Detail>
                ))
              : null}
            <Detail label="Time zone">{tenant.timeZone}</Detail>
            <Detail label="Billing contact">{tenant.billingEmail ?? "–"}</Detail>
            <Detail label="Calls">
              {effects.calls.toLocaleString("en-US")}
              {effects.callsInProgress > 0 ? `, ${effects.callsInProgress} in progress` : ""}
            </Detail>
            <Detail label="Numbers at Retell">
              {effects.numbersBehind === 0 ? "In sync" : `${effects.numbersBehind} catching up`}
            </Detail>
            <Detail label="Created">
              <RelativeTime at={tenant.createdAt} />
            </Detail>
            <Detail label="Id">
              <CopyId value={tenant.id} label="Organisation id" />
            </Detail>
          </DetailList>
        </CardContent>
      </Card>
    </div>
  );
}
