"use client";

import { useEffect, useRef, useState } from "react";
import { fileProblem, sendFile } from "./send-file";

export interface Upload {
  readonly key: string;
  readonly file: File;
  /** From 0 to 1; 1 while the server checks it and passes it on. */
  readonly share: number;
  readonly error: string | null;
}

const atOnce = 3;

/** Files on their way to a base, three at a time. A file that failed stays, to be tried again or put away; one that arrived is gone. */
export function useUploads(baseId: string, onArrived: () => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stop = useRef<AbortController>(null);
  const waiting = useRef<Upload[]>([]);
  const running = useRef(0);

  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const change = (key: string, part: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  const dismiss = (key: string) => setUploads((before) => before.filter((upload) => upload.key !== key));

  const runNext = () => {
    const next = waiting.current.shift();
    const signal = stop.current?.signal;
    if (!next || !signal) return;
    running.current += 1;
    void sendFile({ baseId, file: next.file, signal, onProgress: (share) => change(next.key, { share }) })
      .then(
        () => {
          dismiss(next.key);
          onArrived();
        },
        (error: unknown) => change(next.key, { error: error instanceof Error ? error.message : String(error) }),
      )
      .finally(() => {
        running.current -= 1;
        runNext();
      });
  };

  const queue = (upload: Upload) => {
    waiting.current.push(upload);
    if (running.current < atOnce) runNext();
  };

  return {
    uploads,
    dismiss,
    add: (files: Iterable<File>) => {
      const made = [...files].map((file) => ({
        key: crypto.randomUUID(),
        file,
        share: 0,
        error: fileProblem(file),
      }));
      setUploads((before) => [...before, ...made]);
      for (const upload of made) if (upload.error === null) queue(upload);
    },
    again: (upload: Upload) => {
      change(upload.key, { share: 0, error: null });
      queue({ ...upload, share: 0, error: null });
    },
  };
}
