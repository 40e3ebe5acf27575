import { may } from "@voxcalls/api/permissions";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { LimitBar } from "@voxcalls/ui/limit-bar";
import { PageHeader } from "@voxcalls/ui/page-header";
import { StatTile, StatTiles } from "@voxcalls/ui/stat-tile";
import { TextLink } from "@voxcalls/ui/text-link";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SpendChart, SpendKey } from "~/features/billing/spend-chart";
import { spendDays } from "~/features/billing/spend-days";
import { monthWords, roundingWords } from "~/features/billing/statement-words";
import { SpendOfCap } from "~/features/billing/spend-of-cap";
import { StatementsTable } from "~/features/billing/statements-table";
import { sumsByKey } from "~/features/billing/sums-by-key";
import { UseTable } from "~/features/billing/use-table";
import { priceWords, sumWords } from "~/features/calls/call-words";
import { changeOf } from "~/features/dashboard/change-of";
import { MinutesChart } from "~/features/dashboard/minutes-chart";
import { monthOfMinutes } from "~/features/dashboard/month-minutes";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Billing" };

export default async function BillingPage() {
  const { person } = await requireMember();
  if (!may(person.role, "billing:read")) notFound();
  const caller = await api();
  const usage = await caller.billing.summary();
  const span = { from: usage.periodStart, to: usage.periodEnd };
  const month = { ...span, interval: "month" } as const;
  const [byDay, byAgent, byUser, byNumber, statements, limits] = await Promise.all([
    caller.billing.timeseries({ ...span, interval: "day", groupBy: "agent" }),
    caller.billing.timeseries({ ...month, groupBy: "agent" }),
    caller.billing.timeseries({ ...month, groupBy: "user" }),
    caller.billing.timeseries({ ...month, groupBy: "phone_number" }),
    caller.billing.statements({ limit: 24 }),
    caller.limits.get(),
  ]);
  const minutes = monthOfMinutes(usage, new Date());
  const spend = spendDays(usage, byDay);
  const firstDay = usage.days[0]?.date ?? "";
  const thisMonth = monthWords(firstDay.slice(0, 7));
  const used = Number(usage.conversationMinutes);
  const ahead = minutes.projected;
  const aheadCost = ahead === null || used === 0 ? null : (Number(usage.totalCost) * ahead) / used;
  return (
    <>
      <PageHeader
        title="Billing"
        description={`What ${thisMonth} has cost so far, by ${usage.timeZone} time, and every month before.`}
      />
      <div className="flex flex-col gap-6">
        <StatTiles>
          <StatTile
            label="Spend"
            value={sumWords(usage.totalCost)}
            unit={limits.spend.cap === null ? undefined : `/ ${sumWords(limits.spend.cap)}`}
            change={changeOf(Number(usage.totalCost), Number(usage.previous.totalCost))}
            hint={`${thisMonth} so far`}
          />
          <StatTile
            label="By the month's end"
            value={aheadCost === null ? "–" : sumWords(String(aheadCost))}
            hint={aheadCost === null ? "too early to tell" : "at this pace"}
          />
          <StatTile
            label="Calls"
            value={usage.calls.toLocaleString("en-US")}
            change={changeOf(usage.calls, usage.previous.calls)}
            hint="billed this month"
          />
          <StatTile label="Rate" value={priceWords(usage.ratePerMinute)} hint="a minute, for calls from now on" />
        </StatTiles>
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
          <Card>
            <CardHeader title="Spend per day" actions={<SpendKey parts={spend.parts} />} />
            <CardContent>
              {usage.calls === 0 ? (
                <p className="text-compact text-muted-foreground">No calls were billed in {thisMonth} yet.</p>
              ) : (
                <SpendChart {...spend} />
              )}
            </CardContent>
          </Card>
          <Card>
            <CardHeader
              title="Minutes and spend"
              description={`For ${thisMonth}`}
              actions={<TextLink href="/dashboard/settings/limits">Limits</TextLink>}
            />
            <CardContent className="flex flex-col gap-4 pt-3">
              <LimitBar
                label="Minutes"
                used={used}
                limit={usage.monthlyMinutesLimit}
                note={
                  ahead === null
                    ? undefined
                    : `At this pace about ${Math.round(ahead).toLocaleString("en-US")} by the month's end`
                }
              />
              <SpendOfCap spend={limits.spend} ahead={aheadCost} />
              <MinutesChart month={minutes} limit={usage.monthlyMinutesLimit} days={usage.days} />
            </CardContent>
          </Card>
        </div>
        {usage.calls === 0 ? null : (
          <div className="grid items-start gap-6 lg:grid-cols-3">
            <UseTable title="By agent" what="Agent" none="No agent" filter="agent" rows={sumsByKey(byAgent)} />
            <UseTable title="By member" what="Member" none="Nobody's line" filter="member" rows={sumsByKey(byUser)} />
            <UseTable
              title="By number"
              what="Number"
              none="Through the web"
              filter="number"
              rows={sumsByKey(byNumber)}
            />
          </div>
        )}
        <Card>
          <CardHeader
            title="Statements"
            description="A month is closed six hours after its end and never changes; what is corrected later stands on the next one."
            className="pb-3"
          />
          {statements.data.length > 0 ? (
            <StatementsTable statements={statements.data} />
          ) : (
            <p className="px-4 pb-4 text-compact text-muted-foreground">
              The first one stands here when the first month with calls is over.
            </p>
          )}
        </Card>
        <p className="max-w-3xl text-compact text-muted-foreground">{roundingWords}</p>
      </div>
    </>
  );
}
