import type { CallStats } from "@voxcalls/api/schemas/calls";
import { cn } from "@voxcalls/ui/cn";
import { FiguresTable } from "./figures-table";
import { scaleOf } from "./scale";
import { shortDate, weekdayDate } from "./short-date";

type Day = CallStats["days"][number];

const totalOf = (day: Day) => day.completed + day.failed + day.inProgress;

/** Calls per day, connected below and not connected above; drawn on the server, with the figures as a table behind. */
export function CallsChart({ days }: { days: readonly Day[] }) {
  const { top, lines } = scaleOf(Math.max(...days.map(totalOf), 1));
  const every = Math.ceil(days.length / 7);
  return (
    <figure>
      <div aria-hidden className="relative mt-2 ml-8 h-48">
        {lines.map((line) => (
          <div key={line} className="absolute inset-x-0 border-t" style={{ bottom: `${(line / top) * 100}%` }}>
            <span className="absolute right-full mr-2 -translate-y-1/2 text-xs text-muted-foreground">{line}</span>
          </div>
        ))}
        <div className="absolute inset-0 flex items-stretch border-b border-border-strong">
          {days.map((day, index) => (
            <div key={day.date} className="group relative flex min-w-0 flex-1 justify-center hover:bg-accent">
              <div className="flex w-3/4 max-w-10 flex-col justify-end">
                <div className="rounded-t-xs bg-danger" style={{ height: `${(day.failed / top) * 100}%` }} />
                <div
                  className={cn("bg-chart-1", day.failed > 0 ? "mt-px" : "rounded-t-xs")}
                  style={{ height: `${((day.completed + day.inProgress) / top) * 100}%` }}
                />
              </div>
              <Hint day={day} atEnd={index > days.length / 2} />
            </div>
          ))}
        </div>
      </div>
      <div aria-hidden className="mt-1.5 ml-8 flex text-xs text-muted-foreground">
        {days.map((day, index) => (
          <span key={day.date} className="flex min-w-0 flex-1 justify-center overflow-visible whitespace-nowrap">
            {index % every === 0 && index + every / 2 < days.length ? (
              <span className={(index / every) % 2 === 1 ? "max-sm:hidden" : undefined}>{shortDate(day.date)}</span>
            ) : null}
          </span>
        ))}
      </div>
      <FiguresTable
        head={["Day", "Connected", "Not connected"]}
        rows={days
          .filter((day) => totalOf(day) > 0)
          .map((day) => [day.date, day.completed + day.inProgress, day.failed])}
      />
    </figure>
  );
}

function Hint({ day, atEnd }: { day: Day; atEnd: boolean }) {
  return (
    <div
      className={cn(
        "pointer-events-none absolute top-0 z-10 hidden rounded-md border border-border-strong bg-popover px-2.5 py-1.5 text-xs whitespace-nowrap shadow-float group-hover:block",
        atEnd ? "right-full mr-1" : "left-full ml-1",
      )}
    >
      <div className="font-medium">{weekdayDate(day.date)}</div>
      <div className="mt-0.5 text-muted-foreground">{day.completed + day.inProgress} connected</div>
      {day.failed > 0 ? <div className="text-muted-foreground">{day.failed} not connected</div> : null}
    </div>
  );
}
