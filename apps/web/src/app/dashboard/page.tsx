import { may } from "@voxcalls/api/permissions";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { LimitBar } from "@voxcalls/ui/limit-bar";
import { PageHeader } from "@voxcalls/ui/page-header";
import { StatTile, StatTiles } from "@voxcalls/ui/stat-tile";
import { TextLink } from "@voxcalls/ui/text-link";
import type { Metadata } from "next";
import { durationWords, priceWords, sumWords } from "~/features/calls/call-words";
import { CallsTable } from "~/features/calls/calls-table";
import { CallsChart } from "~/features/dashboard/calls-chart";
import { EndReasons } from "~/features/dashboard/end-reasons";
import { FirstSteps } from "~/features/dashboard/first-steps";
import { changeOf, spansOf } from "~/features/dashboard/spans";
import { RangeSwitch } from "~/features/dashboard/range-switch";
import { rangeOf } from "~/features/dashboard/ranges";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Overview" };

export default async function DashboardPage({ searchParams }: PageProps<"/dashboard">) {
  const { person } = await requireMember();
  const range = rangeOf((await searchParams)["days"]);
  const caller = await api();
  const { current, previous } = spansOf(Number(range));
  const [now, before, usage, recent, agents, numbers] = await Promise.all([
    caller.calls.stats(current),
    caller.calls.stats(previous),
    caller.billing.summary(),
    caller.calls.list({ limit: 8 }),
    caller.agents.list({ limit: 1 }),
    caller.phoneNumbers
      .mine({ limit: 1 })
      .then(async (mine) =>
        may(person.role, "phone-numbers:read") ? await caller.phoneNumbers.list({ limit: 1 }) : mine,
      ),
  ]);
  const isNew = recent.data.length === 0;
  return (
    <>
      <PageHeader
        title="Overview"
        description={person.role === "admin" ? "Your organisation's calls at a glance." : "Your calls at a glance."}
        actions={isNew ? undefined : <RangeSwitch value={range} />}
      />
      {isNew && may(person.role, "agents:create") ? (
        <FirstSteps hasAgent={agents.data.length > 0} hasNumber={numbers.data.length > 0} />
      ) : (
        <div className="flex flex-col gap-6">
          <StatTiles>
            <StatTile
              label="Calls"
              value={now.calls.toLocaleString("en-US")}
              change={changeOf(now.calls, before.calls)}
            />
            <StatTile
              label="Success rate"
              value={now.successRate === null ? "–" : `${Math.round(now.successRate * 100)}%`}
              change={changeOf(now.successRate, before.successRate)}
              goodWhen="up"
            />
            <StatTile
              label="Average duration"
              value={now.averageDurationSeconds === null ? "–" : durationWords(Math.round(now.averageDurationSeconds))}
              change={changeOf(now.averageDurationSeconds, before.averageDurationSeconds)}
            />
            <StatTile
              label="Answers within"
              value={now.latencyMs === null ? "–" : (now.latencyMs / 1000).toFixed(2)}
              unit={now.latencyMs === null ? undefined : "s"}
              hint="median of all calls"
            />
            <StatTile
              label="Spend"
              value={sumWords(now.totalCost)}
              change={changeOf(Number(now.totalCost), Number(before.totalCost))}
            />
          </StatTiles>
          <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <Card>
              <CardHeader title="Calls per day" description="Connected in purple, not connected in rose." />
              <CardContent>
                <CallsChart days={now.days} />
              </CardContent>
            </Card>
            <div className="flex flex-col gap-6">
              <Card>
                <CardHeader title="This month" />
                <CardContent className="pt-3">
                  <LimitBar
                    label={person.role === "admin" ? "Minutes" : "Your minutes"}
                    used={Number(usage.conversationMinutes)}
                    limit={usage.monthlyMinutesLimit}
                    note={`${sumWords(usage.totalCost)} so far, ${priceWords(usage.ratePerMinute)} a minute`}
                  />
                </CardContent>
              </Card>
              <Card className="flex-1">
                <CardHeader title="How calls ended" />
                <CardContent className="pt-3">
                  {now.endReasons.length > 0 ? (
                    <EndReasons reasons={now.endReasons} />
                  ) : (
                    <p className="text-muted-foreground">No calls in these days.</p>
                  )}
                </CardContent>
              </Card>
            </div>
          </div>
          <section aria-labelledby="recent">
            <div className="mb-3 flex items-baseline justify-between gap-4">
              <h2 id="recent" className="text-sm font-semibold">
                Recent calls
              </h2>
              <TextLink href="/dashboard/calls">All calls</TextLink>
            </div>
            {recent.data.length > 0 ? (
              <CallsTable calls={recent.data} />
            ) : (
              <p className="text-muted-foreground">Your calls will stand here.</p>
            )}
          </section>
        </div>
      )}
    </>
  );
}
