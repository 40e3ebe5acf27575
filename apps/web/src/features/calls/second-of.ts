import type { CallDetail } from "@voxcalls/api/schemas/calls";

/** When the line began, in seconds of the call; null when there is no such line, or nobody knows. */
export function secondOf({ transcript }: Pick<CallDetail, "transcript">, line: number | null): number | null {
  const startMs = transcript.find(({ sequence }) => sequence === line)?.startTimeMs;
  return startMs == null ? null : startMs / 1000;
}
