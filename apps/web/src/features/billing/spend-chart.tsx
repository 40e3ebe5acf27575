import { cn } from "@voxcalls/ui/cn";
import { FiguresTable } from "~/features/dashboard/figures-table";
import { scaleOf } from "~/features/dashboard/scale";
import { shortDate, weekdayDate } from "~/features/dashboard/short-date";
import type { SpendDays } from "./spend-days";

const hues = ["bg-chart-1", "bg-chart-2", "bg-chart-3"];
const dollars = (cents: number) =>
  (cents / 100).toLocaleString("en-US", { style: "currency", currency: "USD" }).replace(/\.00$/, "");

/** What each day cost, the agents on top of each other; drawn on the server, with the figures as a table behind. */
export function SpendChart({ parts, days }: SpendDays) {
  const sums = days.map(({ cents }) => cents.reduce((sum, part) => sum + Math.max(part, 0), 0));
  const { top, lines } = scaleOf(Math.max(...sums, 1));
  const every = Math.ceil(days.length / 7);
  const spent = days.filter((_, index) => sums[index] !== 0);
  return (
    <figure>
      <div aria-hidden className="relative mt-2 ml-11 h-48">
        {lines.map((line) => (
          <div key={line} className="absolute inset-x-0 border-t" style={{ bottom: `${(line / top) * 100}%` }}>
            <span className="absolute right-full mr-2 -translate-y-1/2 text-xs text-muted-foreground">
              {dollars(line)}
            </span>
          </div>
        ))}
        <div className="absolute inset-0 flex items-stretch border-b border-border-strong">
          {days.map(({ date, cents }, index) => (
            <div key={date} className="group relative flex min-w-0 flex-1 justify-center hover:bg-accent">
              <div className="flex w-3/4 max-w-10 flex-col-reverse">
                {cents.map((part, place) => (
                  <div
                    key={parts[place]}
                    className={cn(hues[place], place > 0 && part > 0 && "mb-px")}
                    style={{ height: `${(Math.max(part, 0) / top) * 100}%` }}
                  />
                ))}
              </div>
              <div
                className={cn(
                  "pointer-events-none absolute top-0 z-10 hidden rounded-md border border-border-strong bg-popover px-2.5 py-1.5 text-xs whitespace-nowrap shadow-float group-hover:block",
                  index > days.length / 2 ? "right-full mr-1" : "left-full ml-1",
                )}
              >
                <div className="font-medium">
                  {weekdayDate(date)}, {dollars(sums[index] ?? 0)}
                </div>
                {cents.map((part, place) =>
                  part > 0 ? (
                    <div key={parts[place]} className="mt-0.5 text-muted-foreground">
                      {parts[place]} {dollars(part)}
                    </div>
                  ) : null,
                )}
              </div>
            </div>
          ))}
        </div>
      </div>
      <div aria-hidden className="mt-1.5 ml-11 flex text-xs text-muted-foreground">
        {days.map(({ date }, index) => (
          <span key={date} className="flex min-w-0 flex-1 justify-center overflow-visible whitespace-nowrap">
            {index % every === 0 && index + every / 2 < days.length ? (
              <span className={(index / every) % 2 === 1 ? "max-sm:hidden" : undefined}>{shortDate(date)}</span>
            ) : null}
          </span>
        ))}
      </div>
      <FiguresTable
        head={["Day", ...parts]}
        rows={spent.map(({ date, cents }) => [date, ...cents.map((part) => dollars(part))])}
        file={{
          of: "what each day cost",
          name: `spend-${days[0]?.date}-${days.at(-1)?.date}.csv`,
          rows: spent.map(({ date, cents }) => [date, ...cents.map((part) => (part / 100).toFixed(2))]),
        }}
      />
    </figure>
  );
}

/** Which hue is whose, for the head of the chart's card. */
export function SpendKey({ parts }: Pick<SpendDays, "parts">) {
  return (
    <span className="flex flex-wrap gap-x-4 pt-1 text-compact text-muted-foreground">
      {parts.map((part, place) => (
        <span key={part} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className={cn("size-2 rounded-xs", hues[place])} />
          {part}
        </span>
      ))}
    </span>
  );
}
