"use client";

import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { RecordingPlayer } from "./recording-player";
import { TranscriptView } from "./transcript-view";
import { usePlayback } from "./use-playback";

const whyNoRecording: Record<Exclude<CallDetail["recordingStatus"], "stored">, string> = {
  none: "There is no recording: the call did not connect, or recording is off at the provider.",
  pending: "The recording is being fetched from the provider. It will be here in a moment.",
  failed: "The recording could not be fetched from the provider.",
};

/** Sound and words of a call, moving together. */
export function CallListening({ call }: { call: Pick<CallDetail, "id" | "recordingStatus" | "transcript"> }) {
  const playback = usePlayback();
  const stored = call.recordingStatus === "stored";
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <CardHeader title="Recording" />
        <CardContent>
          {call.recordingStatus === "stored" ? (
            <RecordingPlayer callId={call.id} playback={playback} />
          ) : (
            <p className="text-muted-foreground">{whyNoRecording[call.recordingStatus]}</p>
          )}
        </CardContent>
      </Card>
      <Card>
        <CardHeader title="Transcript" {...(stored && { description: "Click a line to hear it." })} />
        <CardContent className="px-1">
          {call.transcript.length > 0 ? (
            <TranscriptView lines={call.transcript} seconds={stored ? playback.seconds : null} onSeek={playback.seek} />
          ) : (
            <p className="px-3 text-muted-foreground">Nothing was said.</p>
          )}
        </CardContent>
      </Card>
    </div>
  );
}
