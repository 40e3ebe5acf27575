import { clipOf } from "./clip";
import { sentencesOf } from "./sentences";
import { agentVoice, callerVoice } from "./voices";
import { SAMPLE_RATE, toWav } from "./wav";

const LONGEST_TEXT = 2000;
const PAUSE_SECONDS = 0.25;

/**
 * Answers `GET …?voice=<Retell voice id>&text=<what to say>` with a WAV; 400 without a text.
 * With `&caller=<seed>` it is the voice of that caller when talking to an agent with that voice.
 */
export async function speechResponse(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const text = (query.get("text") ?? "").slice(0, LONGEST_TEXT);
  if (text.trim() === "")
    return Response.json({ status: "error", message: "text: say what to speak" }, { status: 400 });
  const [voiceId, caller] = [query.get("voice") ?? "", query.get("caller")];
  const voice = caller === null ? agentVoice(voiceId) : callerVoice(caller, voiceId);
  const clips = await Promise.all(sentencesOf(text).map((sentence) => clipOf(sentence, voice)));
  const pause = Math.round(PAUSE_SECONDS * SAMPLE_RATE);
  const samples = new Int16Array(clips.reduce((sum, clip) => sum + clip.samples.length + pause, 0));
  let at = 0;
  for (const clip of clips) {
    samples.set(clip.samples, at);
    at += clip.samples.length + pause;
  }
  const wav = toWav([samples]);
  return new Response(new Blob([wav.buffer as ArrayBuffer]), {
    headers: {
      "content-type": "audio/wav",
      "content-length": String(wav.length),
      "cache-control": "public, max-age=86400",
    },
  });
}
