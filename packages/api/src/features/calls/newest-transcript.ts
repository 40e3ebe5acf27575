import type { CallEvent } from "./call-event";
import { extentOf } from "./transcript-lines";

/**
 * The fullest of the tellings of a talk that goes on: each holds the whole talk so far, so the longest is the newest, in whatever order
 * they came. Equals are told apart by content, so that the choice never depends on their order.
 */
export function newestTranscript<E extends Pick<CallEvent, "name" | "call" | "receivedAtMs">>(
  events: readonly E[],
): E | undefined {
  const tellings = events
    .filter(({ name }) => name === "transcript_updated")
    .map((event) => ({ event, extent: extentOf(event.call) }));
  const longest = tellings.reduce((most, { extent }) => Math.max(most, extent), 0);
  const [first, ...others] = tellings.filter(({ extent }) => extent === longest).map(({ event }) => event);
  if (first === undefined || others.length === 0) return first;
  const text = ({ call, receivedAtMs }: E) => JSON.stringify([call, receivedAtMs]);
  return others.reduce((best, event) => (text(event) > text(best) ? event : best), first);
}

/** The events that count: of `transcript_updated`, which comes at every turn, only the newest. Doing it twice changes nothing. */
export function withoutOlderTranscripts(events: readonly CallEvent[]): CallEvent[] {
  const newest = newestTranscript(events);
  const at = newest === undefined ? -1 : events.indexOf(newest);
  return events.filter(({ name }, index) => name !== "transcript_updated" || index === at);
}
