import type { CallStats } from "@voxcalls/api/schemas/calls";
import { cn } from "@voxcalls/ui/cn";
import { monthWords } from "~/features/billing/statement-words";
import { FiguresTable } from "./figures-table";
import { scaleOf } from "./scale";
import { shortDate, weekdayDate } from "./short-date";

type Step = CallStats["series"][number];

interface CallsChartProps extends Pick<CallStats, "interval"> {
  readonly steps: readonly Step[];
}

const totalOf = (step: Step) => step.completed + step.failed + step.inProgress;

/** Calls per day or month, those that went through below and those that failed above; drawn on the server, with the figures as a table behind. */
export function CallsChart({ steps, interval }: CallsChartProps) {
  const { top, lines } = scaleOf(Math.max(...steps.map(totalOf), 1));
  const every = Math.ceil(steps.length / 7);
  return (
    <figure>
      <div aria-hidden className="relative mt-2 ml-8 h-48">
        {lines.map((line) => (
          <div key={line} className="absolute inset-x-0 border-t" style={{ bottom: `${(line / top) * 100}%` }}>
            <span className="absolute right-full mr-2 -translate-y-1/2 text-xs text-muted-foreground">{line}</span>
          </div>
        ))}
        <div className="absolute inset-0 flex items-stretch border-b border-border-strong">
          {steps.map((step, index) => (
            <div key={step.date} className="group relative flex min-w-0 flex-1 justify-center hover:bg-accent">
              <div className="flex w-3/4 max-w-10 flex-col justify-end">
                <div className="rounded-t-xs bg-danger" style={{ height: `${(step.failed / top) * 100}%` }} />
                <div
                  className={cn("bg-chart-1", step.failed > 0 ? "mt-px" : "rounded-t-xs")}
                  style={{ height: `${((step.completed + step.inProgress) / top) * 100}%` }}
                />
              </div>
              <Hint step={step} interval={interval} atEnd={index > steps.length / 2} />
            </div>
          ))}
        </div>
      </div>
      <div aria-hidden className="mt-1.5 ml-8 flex text-xs text-muted-foreground">
        {steps.map((step, index) => (
          <span key={step.date} className="flex min-w-0 flex-1 justify-center overflow-visible whitespace-nowrap">
            {index % every === 0 && index + every / 2 < steps.length ? (
              <span className={(index / every) % 2 === 1 ? "max-sm:hidden" : undefined}>
                {interval === "day" ? shortDate(step.date) : monthWords(step.date.slice(0, 7)).slice(0, 3)}
              </span>
            ) : null}
          </span>
        ))}
      </div>
      <FiguresTable
        head={[interval === "day" ? "Day" : "Month", "Went through", "Failed"]}
        rows={steps
          .filter((step) => totalOf(step) > 0)
          .map((step) => [
            interval === "day" ? step.date : monthWords(step.date.slice(0, 7)),
            step.completed + step.inProgress,
            step.failed,
          ])}
        file={{ of: `calls per ${interval}`, name: `calls-${steps[0]?.date}-${steps.at(-1)?.date}.csv` }}
      />
    </figure>
  );
}

function Hint({ step, interval, atEnd }: { step: Step; atEnd: boolean } & Pick<CallStats, "interval">) {
  return (
    <div
      className={cn(
        "pointer-events-none absolute top-0 z-10 hidden rounded-md border border-border-strong bg-popover px-2.5 py-1.5 text-xs whitespace-nowrap shadow-float group-hover:block",
        atEnd ? "right-full mr-1" : "left-full ml-1",
      )}
    >
      <div className="font-medium">
        {interval === "day" ? weekdayDate(step.date) : monthWords(step.date.slice(0, 7))}
      </div>
      <div className="mt-0.5 text-muted-foreground">{step.completed + step.inProgress} went through</div>
      {step.failed > 0 ? <div className="text-muted-foreground">{step.failed} failed</div> : null}
    </div>
  );
}
