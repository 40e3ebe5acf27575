"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type WaveSurfer from "wavesurfer.js";

/** Where the sound is, and how to move it: shared by the waveform and the transcript beside it. */
export interface Playback {
  /** Position in seconds. */
  readonly seconds: number;
  readonly attach: (wave: WaveSurfer | null) => void;
  readonly report: (seconds: number) => void;
  readonly seek: (seconds: number) => void;
  readonly toggle: () => void;
  readonly setRate: (rate: number) => void;
}

export function usePlayback(): Playback {
  const wave = useRef<WaveSurfer | null>(null);
  const [seconds, setSeconds] = useState(0);
  const attach = useCallback((made: WaveSurfer | null) => {
    wave.current = made;
  }, []);
  const seek = useCallback((target: number) => wave.current?.setTime(Math.max(0, target)), []);
  const toggle = useCallback(() => void wave.current?.playPause(), []);
  const setRate = useCallback((rate: number) => wave.current?.setPlaybackRate(rate), []);
  return useMemo(
    () => ({ seconds, attach, report: setSeconds, seek, toggle, setRate }),
    [seconds, attach, seek, toggle, setRate],
  );
}
