import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { TextLink } from "@voxcalls/ui/text-link";
import { api } from "~/trpc/server";
import { outcomeOf } from "./call-words";

const shown = 5;

/** What else was spoken with this number; nothing when there is nothing. */
export async function CallsOfNumber({ id, phoneNumber }: Pick<CallDetail, "id" | "phoneNumber">) {
  if (phoneNumber === null) return null;
  const calls = await (await api()).calls.list({ phoneNumber, limit: shown + 1 });
  const others = calls.data.filter((call) => call.id !== id).slice(0, shown);
  if (others.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Other calls of this number" />
      <CardContent className="pt-0">
        <ul className="flex flex-col divide-y text-compact">
          {others.map((call) => {
            const outcome = outcomeOf(call);
            return (
              <li key={call.id} className="flex items-center justify-between gap-3 py-2">
                <TextLink href={`/dashboard/calls/${call.id}`}>
                  <RelativeTime at={call.startedAt ?? call.createdAt} />
                </TextLink>
                <StatusDot tone={outcome.tone}>{outcome.word}</StatusDot>
              </li>
            );
          })}
        </ul>
        <p className="mt-2 text-compact">
          <TextLink href={`/dashboard/calls?q=${encodeURIComponent(phoneNumber)}`}>All calls of this number</TextLink>
        </p>
      </CardContent>
    </Card>
  );
}
