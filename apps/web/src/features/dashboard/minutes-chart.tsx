import type { UsageSummary } from "@voxcalls/api/schemas/billing";
import { FiguresTable } from "./figures-table";
import { shortDate } from "./short-date";
import type { MonthOfMinutes } from "./month-minutes";

interface MinutesChartProps {
  readonly month: MonthOfMinutes;
  readonly limit: number;
  readonly days: UsageSummary["days"];
}

const width = 300;
const height = 72;

/** The month's minutes adding up, where they lead at this pace, and the limit when it comes into sight. */
export function MinutesChart({ month, limit, days: calendar }: MinutesChartProps) {
  const { sums, days, projected } = month;
  const [firstDay = "", lastDay = ""] = [calendar[0]?.date, calendar.at(-1)?.date];
  const used = sums.at(-1) ?? 0;
  const highest = Math.max(projected ?? used, used, 1);
  const seen = limit > 0 && limit <= highest * 2.5;
  const top = (seen ? Math.max(highest, limit) : highest) * 1.08;
  const x = (day: number) => (day / days) * width;
  const y = (minutes: number) => height - (minutes / top) * height;
  const line = [`M0,${height}`, ...sums.map((sum, day) => `L${x(day + 1)},${y(sum)}`)].join(" ");
  const today = x(sums.length);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden
        className="h-18 w-full overflow-visible border-b border-border-strong [&_*]:[vector-effect:non-scaling-stroke]"
      >
        {seen ? (
          <line x1={0} x2={width} y1={y(limit)} y2={y(limit)} className="stroke-danger" strokeDasharray="3 3" />
        ) : null}
        <path d={`${line} L${today},${height} Z`} className="fill-chart-1/15" />
        <path d={line} className="fill-none stroke-chart-1" strokeWidth="1.5" strokeLinejoin="round" />
        {projected === null ? null : (
          <line
            x1={today}
            y1={y(used)}
            x2={width}
            y2={y(projected)}
            className="stroke-muted-foreground"
            strokeWidth="1.5"
            strokeDasharray="2 4"
          />
        )}
      </svg>
      <figcaption className="mt-1.5 flex justify-between gap-2 text-xs text-muted-foreground">
        <span>{shortDate(firstDay)}</span>
        {seen ? <span>dashed line: limit</span> : null}
        <span>{shortDate(lastDay)}</span>
      </figcaption>
      <FiguresTable
        head={["Day", "Minutes", "In all"]}
        rows={sums.flatMap((sum, index) => {
          const day = calendar[index];
          return day ? [[day.date, Number(day.conversationMinutes).toFixed(2), sum.toFixed(2)]] : [];
        })}
        file={{ of: "minutes of this month", name: `minutes-${firstDay.slice(0, 7)}.csv` }}
      />
    </figure>
  );
}
