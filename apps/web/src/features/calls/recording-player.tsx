"use client";

import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Segmented } from "@voxcalls/ui/segmented";
import { Pause, Play, RotateCcw, RotateCw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import WaveSurfer from "wavesurfer.js";
import { durationWords } from "./call-words";
import type { Playback } from "./use-playback";

const skipSeconds = 5;
const speeds = ["1", "1.5", "2"] as const;

const whyNoRecording: Record<Exclude<CallDetail["recordingStatus"], "stored">, string> = {
  none: "There is no recording: the call did not connect, or recording is off at the provider.",
  pending: "The recording is being fetched from the provider. It will be here in a moment.",
  failed: "The recording could not be fetched from the provider.",
  expired: "The recording was deleted: your organisation keeps recordings for a limited time.",
};

/** Why there is nothing to hear. */
export function NoRecording({ status, isLive }: { status: keyof typeof whyNoRecording; isLive?: boolean }) {
  const why = isLive ? "The recording comes when the call is over." : whyNoRecording[status];
  return <p className="text-compact text-muted-foreground">{why}</p>;
}

interface RecordingPlayerProps {
  readonly callId: string;
  readonly playback: Playback;
  /** Where it stands when it is loaded, in seconds. */
  readonly startAt?: number | null | undefined;
}

/** The recording as two waveforms, the agent above and the caller below. Space plays, the arrow keys skip. */
export function RecordingPlayer({ callId, playback, startAt }: RecordingPlayerProps) {
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  const [duration, setDuration] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<(typeof speeds)[number]>("1");
  const { attach, report, seek, seconds } = playback;
  const begin = useRef(startAt);
  useEffect(() => {
    begin.current = startAt;
    if (startAt != null) seek(startAt);
  }, [startAt, seek]);

  useEffect(() => {
    if (!box.current) return;
    const style = getComputedStyle(box.current);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const lane = { cursorWidth: 1, barWidth: 2, barGap: 1, barRadius: 2, height: 44 };
    const wave = WaveSurfer.create({
      container: box.current,
      url: `/api/v1/calls/${callId}/audio`,
      cursorColor: colour("--foreground"),
      splitChannels: [
        { ...lane, waveColor: colour("--brand"), progressColor: colour("--muted-foreground") },
        { ...lane, waveColor: colour("--info"), progressColor: colour("--muted-foreground") },
      ],
      normalize: true,
      dragToSeek: true,
    });
    wave.on("ready", (length) => {
      setDuration(length);
      setState("ready");
      if (begin.current != null) wave.setTime(begin.current);
    });
    wave.on("error", () => setState("failed"));
    wave.on("timeupdate", report);
    wave.on("play", () => setPlaying(true));
    wave.on("pause", () => setPlaying(false));
    attach(wave);
    return () => {
      attach(null);
      wave.destroy();
    };
  }, [callId, attach, report]);

  if (state === "failed") {
    return <Callout tone="warning">The recording could not be loaded. Reload the page to try again.</Callout>;
  }
  return (
    <div
      role="group"
      aria-label="Recording"
      onKeyDown={(event) => {
        if (event.target instanceof HTMLButtonElement && event.key === " ") return;
        if (event.key === " ") playback.toggle();
        else if (event.key === "ArrowLeft") seek(seconds - skipSeconds);
        else if (event.key === "ArrowRight") seek(seconds + skipSeconds);
        else return;
        event.preventDefault();
      }}
    >
      <div className="grid grid-cols-[3.5rem_minmax(0,1fr)] items-center gap-3">
        <div className="flex h-[88px] flex-col justify-around text-xs text-muted-foreground">
          <span>Agent</span>
          <span>Caller</span>
        </div>
        <div ref={box} className={state === "loading" ? "h-[88px] animate-pulse rounded-md bg-secondary" : ""} />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          size="icon"
          disabled={state !== "ready"}
          aria-label={playing ? "Pause" : "Play"}
          onClick={playback.toggle}
        >
          {playing ? <Pause /> : <Play />}
        </Button>
        <Button
          variant="ghost"
          size="icon"
          disabled={state !== "ready"}
          aria-label="Back 5 seconds"
          onClick={() => seek(seconds - skipSeconds)}
        >
          <RotateCcw />
        </Button>
        <Button
          variant="ghost"
          size="icon"
          disabled={state !== "ready"}
          aria-label="Forward 5 seconds"
          onClick={() => seek(seconds + skipSeconds)}
        >
          <RotateCw />
        </Button>
        <span className="text-compact text-muted-foreground tabular-nums">
          {durationWords(Math.floor(seconds))} / {durationWords(Math.floor(duration))}
        </span>
        <Segmented
          label="Speed"
          className="ml-auto"
          value={speed}
          onValueChange={(value) => {
            setSpeed(value);
            playback.setRate(Number(value));
          }}
          options={speeds.map((value) => ({ value, label: `${value}×` }))}
        />
      </div>
    </div>
  );
}
