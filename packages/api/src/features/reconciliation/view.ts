import type { Prisma } from "@voxcalls/db";
import { dayOf, dayMs } from "./rules";
import { ItemView, RunView, type DayView } from "./schemas";

const dayText = (day: Date) => day.toISOString().slice(0, 10);

export function toRunView(row: Prisma.ReconciliationRunGetPayload<object>): RunView {
  const { fromDay, toDay, nextDay } = row;
  return RunView.parse({ ...row, fromDay: dayText(fromDay), toDay: dayText(toDay), nextDay: dayText(nextDay) });
}

export function toItemView(row: Prisma.ReconciliationItemGetPayload<object>, ownerName: string | null): ItemView {
  return ItemView.parse({ ...row, day: dayText(row.day), ownerName });
}

export interface DayCounts {
  readonly open: number;
  readonly ignored: number;
}

type DayRow = Prisma.ReconciliationDayGetPayload<object>;

/** The last days, newest first, each with why it stands as it does. A day that was never compared is not green. */
export function toDayViews(
  rows: readonly DayRow[],
  counts: ReadonlyMap<string, DayCounts>,
  now: Date,
  days: number,
): DayView[] {
  const byDay = new Map(rows.map((row) => [dayText(row.day), row]));
  return Array.from({ length: days }, (_, back): DayView => {
    const day = dayText(new Date(dayOf(now).getTime() - back * dayMs));
    const row = byDay.get(day);
    const { open, ignored } = counts.get(day) ?? { open: 0, ignored: 0 };
    const { callsTheirs = null, callsOurs = null, comparedAt = null } = row ?? {};
    const shown = { day, open, callsTheirs, callsOurs, comparedAt };
    if (!row) {
      const state = open > 0 ? "open" : "not_compared";
      return { ...shown, state, reason: open > 0 ? `${open} open.` : "It was not compared yet." };
    }
    if (open > 0) return { ...shown, state: "open", reason: `${open} of ${row.found} differences are open.` };
    if (row.unchecked > 0)
      return { ...shown, state: "open", reason: `${row.unchecked} calls could not be asked for yet.` };
    const later = row.tooFresh > 0 ? ` ${row.tooFresh} had hardly ended or went on: the next comparison has them.` : "";
    if (row.tooFresh > 0 && row.tooFresh === row.callsTheirs)
      return { ...shown, state: "not_compared", reason: `No call was compared yet.${later}` };
    return { ...shown, state: "agrees", reason: whyGreen(row, ignored) + later };
  });
}

function whyGreen({ callsTheirs, tooFresh, found }: DayRow, ignored: number): string {
  const compared = callsTheirs - tooFresh;
  const calls = compared === 1 ? "1 call was compared" : `${compared} calls were compared`;
  if (callsTheirs === 0) return "Neither side has a call.";
  if (found === 0) return `${calls}, and every one agrees.`;
  const settled = found - ignored;
  const stays = ignored === 0 ? "" : ` ${ignored} may stay for a stated reason.`;
  return `${calls}; ${settled} ${settled === 1 ? "difference was" : "differences were"} settled.${stays}`;
}
