import type { UsageSummary } from "@voxcalls/api/schemas/billing";
import type { LimitsView } from "@voxcalls/api/schemas/limits";
import type { CallInTable } from "@voxcalls/api/schemas/calls";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { LimitBar } from "@voxcalls/ui/limit-bar";
import { StatTile, StatTiles } from "@voxcalls/ui/stat-tile";
import { TextLink } from "@voxcalls/ui/text-link";
import type { ReactNode } from "react";
import { durationWords, percentWords, priceWords, reasonWords, sumWords } from "~/features/calls/call-words";
import { RecentCalls } from "~/features/calls/recent-calls";
import { CsvLink } from "~/features/shell/csv-link";
import { api } from "~/trpc/server";
import type { Concern } from "./attention";
import { AttentionList } from "./attention-list";
import { CallsChart } from "./calls-chart";
import { LiveNow } from "./live-now";
import { MinutesChart } from "./minutes-chart";
import { monthOfMinutes } from "./month-minutes";
import { changeOf } from "./change-of";
import { spanOf, type Range } from "./ranges";
import { Shares } from "./shares";
import { WeekHeat } from "./week-heat";

interface OverviewFiguresProps {
  readonly range: Range;
  readonly agentId: string | null;
  readonly recent: readonly CallInTable[];
  readonly isAdmin: boolean;
  readonly concerns: (usage: UsageSummary) => readonly Concern[];
  readonly ownLine: ReactNode;
}

/** The overview once there are calls: figures and how they moved, what is going on, what to look at. */
export async function OverviewFigures({ range, agentId, recent, isAdmin, concerns, ownLine }: OverviewFiguresProps) {
  const caller = await api();
  const [now, usage, live, limits] = await Promise.all([
    caller.calls.stats({ ...spanOf(range), ...(agentId !== null && { agentId }) }),
    caller.billing.summary(),
    caller.calls.table({ status: "in_progress", limit: 5 }),
    isAdmin ? caller.limits.get() : null,
  ]);
  const before = now.previous;
  const connected = now.completed + now.inProgress;
  return (
    <div className="flex flex-col gap-6">
      <StatTiles>
        <StatTile
          label="Calls"
          value={now.calls.toLocaleString("en-US")}
          change={changeOf(now.calls, before.calls)}
          hint={range === "12m" ? "in 12 months" : `in ${range} days`}
        />
        <StatTile
          label="Minutes this month"
          value={Math.round(Number(usage.conversationMinutes)).toLocaleString("en-US")}
          unit={`/ ${usage.monthlyMinutesLimit.toLocaleString("en-US")}`}
          change={changeOf(Number(usage.conversationMinutes), Number(usage.previous.conversationMinutes))}
          hint="of the plan"
        />
        <StatTile
          label="Success rate"
          value={percentWords(now.successRate)}
          change={changeOf(now.successRate, before.successRate)}
          goodWhen="up"
          hint="of judged calls"
        />
        <StatTile
          label="Average duration"
          value={now.averageDurationSeconds === null ? "–" : durationWords(Math.round(now.averageDurationSeconds))}
          unit={now.averageDurationSeconds === null ? undefined : "min"}
          change={changeOf(now.averageDurationSeconds, before.averageDurationSeconds)}
          hint="of connected calls"
        />
        <StatTile
          label="Answers within"
          value={now.latencyMs === null ? "–" : (now.latencyMs / 1000).toFixed(2)}
          unit={now.latencyMs === null ? undefined : "s"}
          change={changeOf(now.latencyMs, before.latencyMs)}
          goodWhen="down"
          hint="median of all calls"
        />
        <StatTile
          label="Spend"
          value={sumWords(now.totalCost)}
          change={changeOf(Number(now.totalCost), Number(before.totalCost))}
          hint={`${priceWords(usage.ratePerMinute)} a minute`}
        />
      </StatTiles>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <Card>
            <CardHeader
              title={now.interval === "day" ? "Calls per day" : "Calls per month"}
              actions={
                <span className="flex gap-4 pt-1 text-compact text-muted-foreground">
                  <Key hue="bg-chart-1">{connected.toLocaleString("en-US")} went through</Key>
                  <Key hue="bg-danger">{now.failed.toLocaleString("en-US")} failed</Key>
                </span>
              }
            />
            <CardContent>
              <CallsChart steps={now.series} interval={now.interval} />
            </CardContent>
          </Card>
          <section aria-labelledby="recent">
            <Card>
              <CardHeader
                title={<span id="recent">Recent calls</span>}
                actions={<TextLink href="/dashboard/calls">All calls</TextLink>}
                className="pb-2"
              />
              <RecentCalls calls={recent} />
            </Card>
          </section>
          <Card>
            <CardHeader
              title="When people call"
              description={`By weekday and hour, ${now.timeZone} time.`}
              actions={
                <CsvLink
                  of="calls by weekday and hour"
                  fileName={`calls-by-hour-${now.from}-${now.to}.csv`}
                  head={["Weekday (1 is Monday)", "Hour", "Calls"]}
                  rows={now.hours.map(({ weekday, hour, calls }) => [weekday, hour, calls])}
                />
              }
            />
            <CardContent className="pt-3">
              <WeekHeat calls={now.hours} />
            </CardContent>
          </Card>
          <div className="grid gap-6 md:grid-cols-2">
            <Shares
              title="How calls ended"
              file={`end-reasons-${now.from}-${now.to}.csv`}
              shares={now.endReasons.map(({ reason, calls }) => ({ label: reasonWords(reason), count: calls }))}
            />
            {now.sentiments.length > 0 ? (
              <Shares
                title="Callers' mood"
                file={`moods-${now.from}-${now.to}.csv`}
                shares={now.sentiments.map(({ sentiment, calls }) => ({ label: sentiment, count: calls }))}
              />
            ) : null}
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {ownLine}
          <AttentionList concerns={concerns(usage)} />
          <LiveNow initial={live} />
          <ThisMonth usage={usage} limits={limits} />
        </div>
      </div>
    </div>
  );
}

/** `limits` is null for those who see their own use alone. */
function ThisMonth({ usage, limits }: { usage: UsageSummary; limits: LimitsView | null }) {
  const month = monthOfMinutes(usage, new Date());
  const ahead = month.projected === null ? null : Math.round(month.projected).toLocaleString("en-US");
  return (
    <Card>
      <CardHeader title="This month" description={`${sumWords(usage.totalCost)} so far`} />
      <CardContent className="flex flex-col gap-4 pt-3">
        <LimitBar
          label={limits === null ? "Your minutes" : "Minutes"}
          used={Number(usage.conversationMinutes)}
          limit={usage.monthlyMinutesLimit}
          note={ahead === null ? undefined : `At this pace about ${ahead} by the month's end`}
        />
        {limits && limits.spend.cap !== null ? (
          <LimitBar
            label="Spend"
            used={Number(limits.spend.used)}
            limit={Number(limits.spend.cap)}
            format={(amount) => sumWords(String(amount))}
            note={limits.spend.stopsAtCap ? "Calls stop at the cap" : undefined}
          />
        ) : null}
        <MinutesChart month={month} limit={usage.monthlyMinutesLimit} days={usage.days} />
      </CardContent>
    </Card>
  );
}

function Key({ hue, children }: { hue: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className={`size-2 rounded-xs ${hue}`} />
      {children}
    </span>
  );
}
