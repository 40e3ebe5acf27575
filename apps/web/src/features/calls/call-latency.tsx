import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { secondsWords } from "./call-words";
import { latencyStages } from "./latency-stages";

/** How long the caller waited for an answer, by stage: half of the answers came within the bar. */
export function Latency({ latency }: { latency: CallDetail["latency"] }) {
  const stages = latencyStages(latency);
  const longest = Math.max(...stages.map(({ p50 }) => p50), 1);
  if (stages.length === 0) return <p className="text-muted-foreground">Nothing was measured.</p>;
  return (
    <table className="w-full text-left text-compact">
      <thead className="text-xs text-muted-foreground">
        <tr>
          <th className="pb-1 font-medium">Stage</th>
          <th className="pb-1 text-right font-medium">Half within</th>
          <th className="pb-1 text-right font-medium">90% within</th>
          <th className="pb-1 text-right font-medium">Longest</th>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ stage, p50, p90, max }, index) => (
          <tr key={stage} className="[&>td]:border-t [&>td]:py-2">
            <td className="pr-4">
              <span className={index === 0 ? "font-medium" : undefined}>{stage}</span>
              <span
                aria-hidden
                className={`mt-1 block h-1 rounded-full ${index === 0 ? "bg-chart-1" : "bg-neutral"}`}
                style={{ width: `${(p50 / longest) * 100}%` }}
              />
            </td>
            <td className="text-right whitespace-nowrap">{secondsWords(p50)}</td>
            <td className="text-right whitespace-nowrap">{secondsWords(p90)}</td>
            <td className="text-right whitespace-nowrap">{secondsWords(max)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
