import type { LimitsView } from "@voxcalls/api/schemas/limits";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { LimitBar } from "@voxcalls/ui/limit-bar";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { sumWords } from "~/features/calls/call-words";
import { planNames } from "~/features/shell/plan-names";

interface LimitsInUseProps {
  readonly limits: LimitsView;
  readonly plan: keyof typeof planNames;
}

const monthName = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
const what = { minutes: "minutes", spend: "spend cap" };

/** How near the organisation is to each of its limits, and what its people were told about it. */
export function LimitsInUse({ limits, plan }: LimitsInUseProps) {
  const { minutes, spend, lines, alerts } = limits;
  const reserved = Number(minutes.reserved);
  return (
    <Card>
      <CardHeader
        title={monthName.format(limits.month)}
        description={`${planNames[plan]}. A call reserves a line and minutes before it begins.`}
      />
      <CardContent className="flex flex-col gap-5">
        <LimitBar
          label="Minutes"
          used={Number(minutes.used)}
          limit={minutes.limit}
          note={joined([
            reserved > 0 ? `${reserved.toLocaleString("en-US", { maximumFractionDigits: 1 })} reserved` : null,
            minutes.extra > 0 ? `${minutes.extra.toLocaleString("en-US")} on top of the plan` : null,
          ])}
        />
        {spend.cap === null ? null : (
          <LimitBar
            label="Spend"
            used={Number(spend.used)}
            limit={Number(spend.cap)}
            format={(amount) => sumWords(String(amount))}
            note={spend.stopsAtCap ? "Calls stop at the cap" : "The cap only warns"}
          />
        )}
        <LimitBar
          label="Lines"
          used={lines.inUse}
          limit={lines.most}
          note={`${lines.guaranteed} guaranteed; those above are shared by all organisations`}
        />
        {alerts.length > 0 ? (
          <div className="border-t pt-4">
            <h3 className="text-compact font-medium">Told this month</h3>
            <ul className="mt-1 text-compact text-muted-foreground">
              {alerts.map(({ kind, percent, createdAt }) => (
                <li key={`${kind} ${percent}`} className="flex justify-between gap-4">
                  <span>
                    {percent} % of the {what[kind]}
                  </span>
                  <RelativeTime at={createdAt} />
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </CardContent>
    </Card>
  );
}

function joined(notes: readonly (string | null)[]): string | undefined {
  return notes.filter((note) => note !== null).join(", ") || undefined;
}
