import type { Timeline } from "../engine/timeline";

/** What was said so far, in the three forms of the provider. */
export function spoken(timeline: Pick<Timeline, "utterances" | "woven">) {
  const line = ({ role, content }: { role: string; content: string }) =>
    `${role === "agent" ? "Agent" : "User"}: ${content}\n`;
  return {
    transcript: timeline.utterances.map(line).join(""),
    transcript_object: timeline.utterances,
    transcript_with_tool_calls: timeline.woven,
  };
}
