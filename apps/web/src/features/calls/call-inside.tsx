"use client";

import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@voxcalls/ui/tabs";
import { CallFacts } from "./call-facts";
import { Latency } from "./call-latency";
import { CallNotes } from "./call-notes";
import { ReceiptLines } from "./call-receipt";
import { secondOf } from "./second-of";
import { NoRecording, RecordingPlayer } from "./recording-player";
import { summaryOf } from "./call-words";
import { TranscriptView } from "./transcript-view";
import { usePlayback } from "./use-playback";

interface CallInsideProps {
  readonly call: CallDetail;
  /** The line of the transcript to begin at. */
  readonly line: number | null;
  readonly mayWrite: boolean;
}

/** What the drawer shows of a call: the sound on top, whatever tab is open. */
export function CallInside({ call, line, mayWrite }: CallInsideProps) {
  const playback = usePlayback();
  const isLive = call.status === "in_progress";
  const stored = call.recordingStatus === "stored";
  const summary = summaryOf(call);
  return (
    <div className="flex flex-col gap-5">
      {summary === null ? null : <p className="text-secondary-foreground">{summary}</p>}
      {call.recordingStatus === "stored" ? (
        <RecordingPlayer callId={call.id} playback={playback} startAt={secondOf(call, line)} />
      ) : (
        <NoRecording status={call.recordingStatus} isLive={isLive} />
      )}
      <Tabs defaultValue="transcript">
        <TabsList>
          <TabsTrigger value="transcript">Transcript</TabsTrigger>
          <TabsTrigger value="notes">Notes</TabsTrigger>
          <TabsTrigger value="facts">Facts</TabsTrigger>
          <TabsTrigger value="receipt">Receipt</TabsTrigger>
          {call.latency ? <TabsTrigger value="latency">Latency</TabsTrigger> : null}
        </TabsList>
        <TabsContent value="transcript" className="-mx-3">
          <TranscriptView
            lines={call.transcript}
            seconds={stored ? playback.seconds : null}
            onSeek={playback.seek}
            wanted={line}
            isForgotten={call.wordsExpiredAt !== null}
            isLive={isLive}
          />
        </TabsContent>
        <TabsContent value="notes">
          <CallNotes call={call} mayWrite={mayWrite} />
        </TabsContent>
        <TabsContent value="facts">
          <CallFacts call={call} />
        </TabsContent>
        <TabsContent value="receipt">
          <ReceiptLines call={call} />
        </TabsContent>
        {call.latency ? (
          <TabsContent value="latency">
            <Latency latency={call.latency} />
          </TabsContent>
        ) : null}
      </Tabs>
    </div>
  );
}
