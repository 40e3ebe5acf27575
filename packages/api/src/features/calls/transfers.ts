import { storable } from "../../kernel/text";
import type { CallEvent } from "./call-event";

/** A person or a line that the call was handed on to, or was to be. */
export interface Transfer {
  /** A number or a SIP address; null when nobody said. */
  readonly to: string | null;
  /** In the provider's word: `cold_transfer`, `warm_transfer` … */
  readonly mode: string | null;
  readonly outcome: "started" | "cancelled" | "connected" | "ended";
  /** Unix ms. */
  readonly endedAtMs: number | null;
}

const order = ["started", "cancelled", "connected", "ended"] as const;

/**
 * The transfers of a call, from all its events at once: what became of each follows from which of its events there are, not from when
 * they came. Those that came to nothing first, the one that ended the call last.
 */
export function transfersOf(events: readonly CallEvent[], isOver: boolean): Transfer[] {
  const told = new Map<string, { names: Set<string>; mode: string | null }>();
  for (const { name, transfer } of events) {
    if (!transfer) continue;
    const to = transfer.to ?? "";
    const known = told.get(to) ?? { names: new Set(), mode: null };
    known.names.add(name);
    if (transfer.mode !== undefined && (known.mode === null || transfer.mode < known.mode)) known.mode = transfer.mode;
    told.set(to, known);
  }
  const endedAtMs = highest(events.flatMap(({ call }) => call.transferEndedAtMs ?? []));
  const last = isOver ? destinationOf(events) : null;
  // A call that was asked for, and one whose agent does not tell of transfers, says where it went to by itself.
  if (last !== null && !told.has(last)) {
    const names = new Set(["transfer_bridged", ...(endedAtMs === null ? [] : ["transfer_ended"])]);
    told.set(last, told.get("") ?? { names, mode: null });
    told.delete("");
  }
  const transfers = [...told].map(([to, { names, mode }]): Transfer => {
    const outcome = outcomeOf(names);
    return {
      to: to === "" ? null : storable(to.slice(0, 255)),
      mode: mode === null ? null : storable(mode),
      outcome,
      endedAtMs: outcome === "ended" ? endedAtMs : null,
    };
  });
  return transfers.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || compare(a.to, b.to));
}

function outcomeOf(names: ReadonlySet<string>): Transfer["outcome"] {
  if (names.has("transfer_bridged")) return names.has("transfer_ended") ? "ended" : "connected";
  if (names.has("transfer_cancelled")) return "cancelled";
  return names.has("transfer_ended") ? "ended" : "started";
}

/** Where the call went, by its own account; of two accounts the first in the alphabet. */
function destinationOf(events: readonly CallEvent[]): string | null {
  const named = events.flatMap(({ call }) => call.transferDestination ?? []);
  return named.toSorted((a, b) => compare(a, b))[0] ?? null;
}

function highest(instants: readonly number[]): number | null {
  return instants.length === 0 ? null : Math.max(...instants);
}

function compare(a: string | null, b: string | null): number {
  const [left, right] = [a ?? "", b ?? ""];
  return left < right ? -1 : left > right ? 1 : 0;
}
