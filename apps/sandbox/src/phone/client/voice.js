// What can be heard: the speakers of a live call one after another, and the telephone's ring.
import { changed, state } from "./state.js";

let isOn = localStorage.getItem("voxcalls-sound") !== "off";
let queue = [];
let playing = null;
let tones = null;
let ringTimer = null;

export const soundIsOn = () => isOn;

export function setSound(on) {
  isOn = on;
  localStorage.setItem("voxcalls-sound", on ? "on" : "off");
  if (!on) hush();
  changed();
}

/** Speaks a line after those before it. `voices` as the sandbox keeps them with the call. */
export function speak(role, text, voices) {
  if (!isOn || !voices) return;
  const query = new URLSearchParams({
    voice: voices.agentVoiceId,
    text,
    ...(role === "user" && { caller: voices.callerSeed }),
  });
  queue.push({ role, audio: new Audio(`/_sandbox/speech?${query}`) });
  if (!playing) next();
}

/** Silence, at once. */
export function hush() {
  queue = [];
  playing?.audio.pause();
  playing = null;
  state.speaking = null;
  changed();
}

function next() {
  playing = queue.shift() ?? null;
  state.speaking = playing?.role ?? null;
  changed();
  if (!playing) return;
  const { audio } = playing;
  const over = () => playing?.audio === audio && next();
  audio.addEventListener("ended", over);
  audio.addEventListener("error", over);
  // A browser that forbids sound before the first click stays silent; the text is there.
  audio.play().catch(over);
}

/** Rings (or stops ringing) until told otherwise: two tones, on for a second, off for two. */
export function ring(isRinging) {
  if (!isRinging || !isOn) {
    clearInterval(ringTimer);
    ringTimer = null;
    return;
  }
  if (ringTimer) return;
  once();
  ringTimer = setInterval(once, 3000);
}

function once() {
  tones ??= new AudioContext();
  const gain = tones.createGain();
  gain.gain.setValueAtTime(0, tones.currentTime);
  gain.gain.linearRampToValueAtTime(0.06, tones.currentTime + 0.03);
  gain.gain.setValueAtTime(0.06, tones.currentTime + 0.95);
  gain.gain.linearRampToValueAtTime(0, tones.currentTime + 1);
  gain.connect(tones.destination);
  for (const frequency of [440, 480]) {
    const tone = tones.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(gain);
    tone.start();
    tone.stop(tones.currentTime + 1);
  }
}
