import type { StatementDetail } from "@voxcalls/api/schemas/statements";
import type { ReactNode } from "react";
import { exactPriceWords } from "~/features/calls/call-words";
import { monthWords, roundingWords, statementNumber } from "./statement-words";

type Line = StatementDetail["lines"][number];

const breakdowns = [
  { breakdown: "rate", title: "By rate per minute" },
  { breakdown: "agent", title: "By agent" },
  { breakdown: "user", title: "By member" },
  { breakdown: "phone_number", title: "By number" },
] as const;

const day = (instant: Date, timeZone: string) => instant.toLocaleDateString("en-US", { dateStyle: "long", timeZone });

/** A statement as it is read and printed. */
export function StatementPaper({ statement }: { statement: StatementDetail }) {
  const { lines, month, number, tenantName, timeZone, periodStart, periodEnd, closedAt } = statement;
  const months = lines.filter(({ breakdown }) => breakdown === "month");
  const corrections = months.filter(({ key }) => key !== month);
  const lastDay = new Date(periodEnd.getTime() - 1);
  return (
    <article className="max-w-4xl rounded-lg border bg-card p-8 max-sm:p-4 print:max-w-none print:border-0 print:p-0">
      <header className="flex flex-wrap justify-between gap-x-8 gap-y-2 border-b pb-5">
        <div>
          <h2 className="text-lg font-semibold">{tenantName}</h2>
          <p className="text-muted-foreground">
            {day(periodStart, timeZone)} to {day(lastDay, timeZone)}, {timeZone} time
          </p>
        </div>
        <div className="sm:text-right">
          <p className="font-medium">Statement {statementNumber(number)}</p>
          <p className="text-muted-foreground">closed on {day(closedAt, timeZone)}</p>
        </div>
      </header>
      <Lines
        title="Total"
        lines={months}
        label={(line) => (line.key === month ? line.label : `Corrections of ${line.label}`)}
      >
        <tr className="font-semibold">
          <td className="border-t border-border-strong py-1.5">{monthWords(month)} in all</td>
          <Figures line={statement} strong />
        </tr>
      </Lines>
      {corrections.length > 0 ? (
        <p className="mt-2 text-compact text-muted-foreground">
          Corrections are what became known of a month after its statement was closed.
        </p>
      ) : null}
      {breakdowns.map(({ breakdown, title }) => (
        <Lines
          key={breakdown}
          title={title}
          lines={lines.filter((line) => line.breakdown === breakdown)}
          label={({ label }) => (breakdown === "rate" ? exactPriceWords(label) : label)}
        />
      ))}
      <p className="mt-6 text-compact text-muted-foreground">{roundingWords}</p>
    </article>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly label: (line: Line) => string;
  readonly children?: ReactNode;
}

function Lines({ title, lines, label, children }: LinesProps) {
  return (
    <table className="mt-6 w-full break-inside-avoid text-left text-compact">
      <thead className="text-muted-foreground">
        <tr>
          <th scope="col" className="w-1/2 pb-1 font-medium text-foreground">
            {title}
          </th>
          {["Calls", "Minutes", "Cost"].map((word) => (
            <th key={word} scope="col" className="pb-1 text-right font-normal">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key ?? ""}>
            <td className="border-t py-1.5 pr-4 break-words">{label(line)}</td>
            <Figures line={line} />
          </tr>
        ))}
        {lines.length === 0 ? (
          <tr>
            <td className="border-t py-1.5 text-muted-foreground">Nothing</td>
            <Figures line={{ calls: 0, conversationMinutes: "0.0000", totalCost: "0.0000" }} />
          </tr>
        ) : null}
        {children}
      </tbody>
    </table>
  );
}

function Figures({
  line,
  strong,
}: {
  line: Pick<Line, "calls" | "conversationMinutes" | "totalCost">;
  strong?: boolean;
}) {
  const edge = strong ? "border-t border-border-strong py-1.5 text-right" : "border-t py-1.5 text-right";
  const cost = line.totalCost.startsWith("-") ? `−$${line.totalCost.slice(1)}` : `$${line.totalCost}`;
  return (
    <>
      <td className={edge}>{line.calls.toLocaleString("en-US")}</td>
      <td className={edge}>{line.conversationMinutes}</td>
      <td className={edge}>{cost}</td>
    </>
  );
}
