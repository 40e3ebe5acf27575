import { Worker } from "node:worker_threads";
import type { SpeakingVoice } from "./voices";

/** A sound of speech, in seconds from the start of the samples; `pau` is a pause. */
export interface Phone {
  phone: string;
  start: number;
  end: number;
}

interface Answer {
  id: number;
  pcm?: ArrayBuffer;
  phones?: Phone[];
  error?: string;
}

interface Waiting {
  resolve: (spoken: { samples: Int16Array; phones: Phone[] }) => void;
  reject: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let nextId = 1;

/**
 * Speaks a text of ASCII letters with Flite: 16 kHz mono samples and the times of its sounds.
 * One worker thread does it all, one text at a time (20–250 ms each), and never keeps the process alive.
 */
export async function speakWithFlite(
  text: string,
  voice: SpeakingVoice,
): Promise<{ samples: Int16Array; phones: Phone[] }> {
  const running = (worker ??= start());
  const id = nextId++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    running.ref();
    running.postMessage({ id, voice: voice.flite, pitch: voice.pitch, stretch: voice.stretch, text });
  });
}

function start(): Worker {
  const started = new Worker(new URL("./flite-worker.mjs", import.meta.url), { execArgv: [] });
  started.on("message", (answer: Answer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) started.unref();
    if (answer.pcm && answer.phones) asker?.resolve({ samples: new Int16Array(answer.pcm), phones: answer.phones });
    else asker?.reject(new Error(answer.error ?? "Flite gave no answer"));
  });
  started.on("error", (error) => {
    worker = undefined;
    for (const asker of waiting.values()) asker.reject(error);
    waiting.clear();
  });
  started.unref();
  return started;
}
