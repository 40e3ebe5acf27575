"use client";

import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { secondOf } from "./second-of";
import { NoRecording, RecordingPlayer } from "./recording-player";
import { TranscriptView } from "./transcript-view";
import { usePlayback } from "./use-playback";

interface CallListeningProps {
  readonly call: Pick<CallDetail, "id" | "recordingStatus" | "transcript" | "wordsExpiredAt">;
  /** The line of the transcript to begin at. */
  readonly line: number | null;
}

/** Sound and words of a call, moving together. */
export function CallListening({ call, line }: CallListeningProps) {
  const playback = usePlayback();
  const stored = call.recordingStatus === "stored";
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Card>
        <CardHeader title="Recording" />
        <CardContent>
          {call.recordingStatus === "stored" ? (
            <RecordingPlayer callId={call.id} playback={playback} startAt={secondOf(call, line)} />
          ) : (
            <NoRecording status={call.recordingStatus} />
          )}
        </CardContent>
      </Card>
      <Card>
        <CardHeader title="Transcript" {...(stored && { description: "Click a line to hear it." })} />
        <CardContent className="px-1">
          <TranscriptView
            lines={call.transcript}
            seconds={stored ? playback.seconds : null}
            onSeek={playback.seek}
            wanted={line}
            isForgotten={call.wordsExpiredAt !== null}
          />
        </CardContent>
      </Card>
    </div>
  );
}
