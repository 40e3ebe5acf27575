import type { CallStats } from "@voxcalls/api/schemas/calls";
import { heatOf } from "./heat";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const hourWords = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** When people call: every hour of the week, the fuller the darker. It is a table, so it can be read as one. */
export function WeekHeat({ calls }: { calls: CallStats["hours"] }) {
  const { at, most } = heatOf(calls);
  return (
    <table className="w-full table-fixed border-separate border-spacing-0.5 text-xs text-muted-foreground">
      <caption className="sr-only">Calls by weekday and hour</caption>
      <thead>
        <tr>
          <td className="w-9" />
          {hours.map((hour) => (
            <th key={hour} scope="col" className="h-5 overflow-visible text-left font-normal whitespace-nowrap">
              <span className="sr-only">{hourWords(hour)}</span>
              {hour % 6 === 0 ? <span aria-hidden>{hourWords(hour)}</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weekdays.map((weekday, index) => (
          <tr key={weekday}>
            <th scope="row" className="pr-2 text-left font-normal">
              {weekday}
            </th>
            {hours.map((hour) => {
              const count = at(index + 1, hour);
              const share = count === 0 ? 0 : 18 + (count / most) * 82;
              return (
                <td
                  key={hour}
                  title={`${weekday} ${hourWords(hour)}: ${count} ${count === 1 ? "call" : "calls"}`}
                  className="h-5 rounded-xs bg-secondary"
                  style={
                    share === 0
                      ? undefined
                      : { backgroundColor: `color-mix(in srgb, var(--chart-1) ${share}%, var(--card))` }
                  }
                >
                  <span className="sr-only">{count}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
