import type { AnalyticsView } from "@voxcalls/api/schemas/platform/analytics";
import { cn } from "@voxcalls/ui/cn";
import { FiguresTable } from "~/features/dashboard/figures-table";
import { shortDate } from "~/features/dashboard/short-date";
import { chartScale } from "./chart-scale";
import { axisWords, figureOf, figureWords, stepWords, type Measure } from "./measures";

interface MeasureChartProps extends Pick<AnalyticsView, "series" | "interval"> {
  readonly measure: Measure;
}

/** One figure by day or month, gaps where it is not known; drawn on the server, with all figures as a table behind. */
export function MeasureChart({ series, interval, measure }: MeasureChartProps) {
  const values = series.map((step) => figureOf(step, measure));
  const { top, bottom, lines } = chartScale(values.flatMap((value) => value ?? []));
  const at = (value: number) => `${((value - bottom) / (top - bottom)) * 100}%`;
  const every = Math.ceil(series.length / 7);
  return (
    <figure>
      <div aria-hidden className="relative mt-3 ml-11 h-56">
        {lines.map((line) => (
          <div key={line} className="absolute inset-x-0 border-t" style={{ bottom: at(line) }}>
            <span className="absolute right-full mr-2 -translate-y-1/2 text-xs text-muted-foreground">
              {axisWords(line, measure)}
            </span>
          </div>
        ))}
        <div className="absolute inset-x-0 border-t border-border-strong" style={{ bottom: at(0) }} />
        <div className="absolute inset-0 flex items-stretch">
          {series.map((step, index) => {
            const value = values[index] ?? null;
            return (
              <div key={step.start} className="group relative flex min-w-0 flex-1 justify-center hover:bg-accent">
                {value === null || value === 0 ? null : (
                  <div
                    className={cn(
                      "absolute w-3/4 max-w-10",
                      value > 0 ? "rounded-t-xs bg-chart-1" : "rounded-b-xs bg-danger",
                    )}
                    style={{
                      bottom: at(Math.min(value, 0)),
                      height: `${(Math.abs(value) / (top - bottom)) * 100}%`,
                    }}
                  />
                )}
                <div
                  className={cn(
                    "pointer-events-none absolute top-0 z-10 hidden rounded-md border border-border-strong bg-popover px-2.5 py-1.5 text-xs whitespace-nowrap shadow-float group-hover:block",
                    index > series.length / 2 ? "right-full mr-1" : "left-full ml-1",
                  )}
                >
                  <div className="font-medium">{stepWords(step.start, interval)}</div>
                  <div className="mt-0.5 text-muted-foreground">
                    {figureWords(value, measure)} {measure === "calls" || measure === "minutes" ? measure : null}
                  </div>
                </div>
              </div>
            );
          })}
        </div>
      </div>
      <div aria-hidden className="mt-1.5 ml-11 flex text-xs text-muted-foreground">
        {series.map(({ start }, index) => (
          <span key={start} className="flex min-w-0 flex-1 justify-center overflow-visible whitespace-nowrap">
            {index % every === 0 && index + every / 2 < series.length ? (
              <span className={(index / every) % 2 === 1 ? "max-sm:hidden" : undefined}>
                {interval === "day" ? shortDate(start) : stepWords(start, interval).slice(0, 3)}
              </span>
            ) : null}
          </span>
        ))}
      </div>
      <FiguresTable
        head={[interval === "day" ? "Day" : "Month", "Calls", "Minutes", "Revenue", "Cost", "Margin"]}
        rows={series
          .filter(({ calls, minutes }) => calls > 0 || Number(minutes) !== 0)
          .map((step) => [
            interval === "day" ? step.start : stepWords(step.start, interval),
            figureWords(step.calls, "calls"),
            figureWords(Number(step.minutes), "minutes"),
            figureWords(Number(step.revenue), "revenue"),
            figureWords(step.wholesaleCost === null ? null : Number(step.wholesaleCost), "revenue"),
            figureWords(figureOf(step, "margin"), "margin"),
          ])}
      />
    </figure>
  );
}
