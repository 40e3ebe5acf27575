import type { AnalyticsView } from "@voxcalls/api/schemas/platform/analytics";
import { StatTile, StatTiles } from "@voxcalls/ui/stat-tile";
import { percentWords, sumWords } from "~/features/calls/call-words";
import { changeOf } from "~/features/dashboard/change-of";
import { counted } from "~/features/platform/tenant-words";
import { figureOf } from "./measures";

/** The figures that sum the period up, and how they moved. */
export function HeadlineTiles({ view }: { view: AnalyticsView }) {
  const { previous } = view;
  const margin = figureOf(view, "margin");
  const share = margin === null || Number(view.revenue) === 0 ? null : margin / pricedRevenue(view);
  return (
    <StatTiles>
      <StatTile
        label="Calls"
        value={view.calls.toLocaleString("en-US")}
        change={changeOf(view.calls, previous.calls)}
        hint="none before"
      />
      <StatTile
        label="Minutes"
        value={Math.round(Number(view.minutes)).toLocaleString("en-US")}
        change={changeOf(Number(view.minutes), Number(previous.minutes))}
        hint="none before"
      />
      <StatTile
        label="Revenue"
        value={sumWords(view.revenue)}
        change={changeOf(Number(view.revenue), Number(previous.revenue))}
        goodWhen="up"
        hint="none before"
      />
      <StatTile
        label="Margin"
        value={margin === null ? "–" : sumWords(String(margin))}
        unit={share === null ? undefined : percentWords(share)}
        change={view.callsWithoutCost > 0 ? null : changeOf(margin, figureOf(previous, "margin"))}
        goodWhen="up"
        hint={
          view.callsWithoutCost > 0
            ? `without ${counted(view.callsWithoutCost, "call")} of unknown cost`
            : "nothing to compare with"
        }
      />
      <StatTile
        label="Success rate"
        value={percentWords(view.successRate)}
        change={changeOf(view.successRate, previous.successRate)}
        goodWhen="up"
        hint="of judged calls"
      />
      <StatTile
        label="Answers within"
        value={view.latencyMs.p50 === null ? "–" : (view.latencyMs.p50 / 1000).toFixed(2)}
        unit={view.latencyMs.p50 === null ? undefined : "s"}
        change={changeOf(view.latencyMs.p50, previous.latencyMs.p50)}
        goodWhen="down"
        hint="median of all calls"
      />
    </StatTiles>
  );
}

/** What the calls whose cost is known were charged. */
function pricedRevenue({ margin, wholesaleCost }: AnalyticsView): number {
  return Number(margin) + Number(wholesaleCost) || 1;
}
