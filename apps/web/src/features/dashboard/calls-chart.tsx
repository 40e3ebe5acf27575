import type { CallStats } from "@voxcalls/api/schemas/calls";

type Day = CallStats["days"][number];

const totalOf = (day: Day) => day.completed + day.failed + day.inProgress;

/** A round number at or above the highest bar, and half of it: two lines are enough to read a height. */
function scaleOf(highest: number): { top: number; lines: number[] } {
  const steps = [4, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
  const top = steps.find((step) => step >= highest) ?? Math.ceil(highest / 100_000) * 100_000;
  return { top, lines: [top, top / 2] };
}

/** Calls per day, connected below and not connected above; drawn on the server, with the figures as a table behind. */
export function CallsChart({ days }: { days: readonly Day[] }) {
  const { top, lines } = scaleOf(Math.max(...days.map(totalOf), 1));
  const every = Math.ceil(days.length / 6);
  return (
    <figure>
      <div aria-hidden className="relative ml-8 h-44">
        {lines.map((line) => (
          <div
            key={line}
            className="absolute inset-x-0 border-t border-dashed"
            style={{ bottom: `${(line / top) * 100}%` }}
          >
            <span className="absolute right-full mr-2 -translate-y-1/2 text-xs text-muted-foreground">{line}</span>
          </div>
        ))}
        <div className="absolute inset-0 flex items-end gap-px border-b sm:gap-1">
          {days.map((day) => (
            <div
              key={day.date}
              title={`${day.date}: ${day.completed} connected, ${day.failed} not connected`}
              className="flex h-full min-w-0 flex-1 flex-col justify-end"
            >
              <div className="rounded-t-xs bg-danger" style={{ height: `${(day.failed / top) * 100}%` }} />
              <div
                className={day.failed > 0 ? "bg-primary" : "rounded-t-xs bg-primary"}
                style={{ height: `${((day.completed + day.inProgress) / top) * 100}%` }}
              />
            </div>
          ))}
        </div>
      </div>
      <div aria-hidden className="mt-1.5 ml-8 flex text-xs text-muted-foreground">
        {days.map((day, index) => (
          <span key={day.date} className="min-w-0 flex-1 overflow-visible whitespace-nowrap">
            {index % every === 0 && index + every / 2 < days.length ? shortDate(day.date) : null}
          </span>
        ))}
      </div>
      <details className="mt-3 text-compact">
        <summary className="cursor-pointer text-muted-foreground hover:text-foreground">Show as a table</summary>
        <table className="mt-2 w-full text-left">
          <thead className="text-xs text-muted-foreground">
            <tr>
              <th className="py-1 font-medium">Day</th>
              <th className="py-1 text-right font-medium">Connected</th>
              <th className="py-1 text-right font-medium">Not connected</th>
            </tr>
          </thead>
          <tbody>
            {days
              .filter((day) => totalOf(day) > 0)
              .map((day) => (
                <tr key={day.date} className="border-t">
                  <td className="py-1">{day.date}</td>
                  <td className="py-1 text-right">{day.completed + day.inProgress}</td>
                  <td className="py-1 text-right">{day.failed}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function shortDate(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString("en-US", { month: "short", day: "numeric", timeZone: "UTC" });
}
