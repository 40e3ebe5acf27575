import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { speechResponse } from "../speech/speech-response";
import { unknownAsset } from "./errors";
import { type Voice, voices } from "./voice-catalogue";

/** `/list-voices` and `/get-voice`; the list is a bare array. */
export function voiceRoutes(sandbox: SandboxContext): Hono {
  const view = (voice: Voice) => ({
    ...voice,
    preview_audio_url: `${sandbox.publicUrl()}/voices/${voice.voice_id}.wav`,
  });
  return new Hono()
    .get("/list-voices", (c) => c.json(voices.map(view)))
    .get("/get-voice/:id", (c) => c.json(view(findVoice(c.req.param("id")))));
}

/** The previews themselves; like Retell's they need no key. */
export function voicePreviewRoutes(): Hono {
  return new Hono().get("/voices/:file{[^/]+\\.wav}", (c) => {
    const voice = findVoice(c.req.param("file").slice(0, -".wav".length));
    const text = `Hello, my name is ${voice.voice_name}. How can I help you today?`;
    const query = new URLSearchParams({ voice: voice.voice_id, text });
    return speechResponse(new Request(`http://localhost/_sandbox/speech?${query.toString()}`));
  });
}

function findVoice(id: string): Voice {
  const voice = voices.find((v) => v.voice_id === id);
  if (!voice) throw unknownAsset();
  return voice;
}
