import type { EngineEvent } from "../engine/events";
import type { Timeline } from "../engine/timeline";

/** What was talked: what happened, when, and what the agent found out. */
export interface Talked {
  timeline: Timeline;
  events: EngineEvent[];
  collected: Record<string, string>;
}
