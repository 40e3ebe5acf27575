// The recording of a call that is over: both channels drawn (agent above, caller below), played, and sought in.
import { byId, el, icon } from "./dom.js";
import { isOver, minutes } from "./format.js";
import { receiptOf } from "./receipt.js";
import { changed, state } from "./state.js";

let audio = null;
let shown = "";
let peaks = null;

/** Plays from that second on. */
export function seek(seconds) {
  if (!audio) return;
  audio.currentTime = seconds;
  void audio.play();
}

export function drawPlayer(call) {
  const box = byId("after");
  const hasSound = isOver(call) && call.recording_url !== undefined;
  const mark = isOver(call) ? `${call.call_id} ${hasSound} ${call.call_analysis ? "analysed" : ""}` : "";
  if (mark === shown) return;
  const isSameCall = shown.startsWith(call.call_id) && mark.startsWith(call.call_id);
  shown = mark;
  if (isSameCall && audio) {
    box.querySelector(".receipt")?.replaceWith(receiptOf(call));
    return;
  }
  audio?.pause();
  audio = null;
  peaks = null;
  state.playingAt = null;
  box.replaceChildren(...(mark ? [hasSound && playerOf(call), receiptOf(call)].filter(Boolean) : []));
}

function playerOf(call) {
  const sound = new Audio(`/recordings/${call.call_id}-multi.wav`);
  sound.preload = "metadata";
  audio = sound;
  const seconds = (call.duration_ms ?? 0) / 1000;
  const canvas = el("canvas", {
    role: "slider",
    tabindex: "0",
    "aria-label": "Position in the recording",
    "aria-valuemin": "0",
    "aria-valuenow": "0",
    "aria-valuemax": String(Math.round(seconds)),
  });
  const time = el("time", {}, minutes(seconds));
  const button = el(
    "button",
    {
      class: "primary",
      type: "button",
      "aria-label": "Play the recording",
      onclick: () => void (sound.paused ? sound.play() : sound.pause()),
    },
    icon("play"),
  );
  const show = () => {
    if (audio !== sound) return;
    time.textContent = sound.currentTime > 0 ? `${minutes(sound.currentTime)} / ${minutes(seconds)}` : minutes(seconds);
    button.replaceChildren(icon(sound.paused ? "play" : "pause"));
    button.setAttribute("aria-label", sound.paused ? "Play the recording" : "Pause");
    canvas.setAttribute("aria-valuenow", String(Math.round(sound.currentTime)));
    canvas.setAttribute("aria-valuetext", minutes(sound.currentTime));
    paint(canvas, sound.currentTime / seconds);
    state.playingAt = sound.paused && sound.currentTime === 0 ? null : sound.currentTime;
    changed();
  };
  for (const event of ["play", "pause", "ended", "timeupdate", "seeked"]) sound.addEventListener(event, show);
  canvas.addEventListener("pointerdown", (event) =>
    seek(((event.clientX - canvas.getBoundingClientRect().left) / canvas.clientWidth) * seconds),
  );
  canvas.addEventListener("keydown", ({ key }) => {
    const step = { ArrowRight: 5, ArrowLeft: -5 }[key];
    if (step) sound.currentTime = Math.min(seconds, Math.max(0, sound.currentTime + step));
  });
  new ResizeObserver(() => paint(canvas, sound.currentTime / seconds)).observe(canvas);
  void measure(call.call_id).then(() => paint(canvas, 0));
  return el("div", { class: "player" }, button, canvas, time);
}

/** The loudest sample of each of 200 slices, for each channel; read from the WAV itself. */
async function measure(callId) {
  const response = await fetch(`/recordings/${callId}-multi.wav`);
  if (!response.ok) return;
  const samples = new Int16Array((await response.arrayBuffer()).slice(44));
  const slices = 200;
  const perSlice = Math.max(1, Math.floor(samples.length / 2 / slices));
  peaks = [0, 1].map((channel) =>
    Array.from({ length: slices }, (_, slice) => {
      let loudest = 0;
      for (let index = 0; index < perSlice; index += 4)
        loudest = Math.max(loudest, Math.abs(samples[(slice * perSlice + index) * 2 + channel] ?? 0));
      return loudest / 16_000;
    }),
  );
}

/** Bars up for the agent, down for the caller; what was played is in full colour. */
function paint(canvas, played) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = window.devicePixelRatio || 1;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext("2d");
  if (!pen || !peaks) return;
  pen.scale(scale, scale);
  const style = getComputedStyle(canvas);
  const colours = ["--agent-wave", "--caller-wave"].map((name) => style.getPropertyValue(name));
  const bars = Math.floor(width / 4);
  for (let bar = 0; bar < bars; bar++) {
    const at = Math.floor((bar / bars) * 200);
    pen.globalAlpha = bar / bars < played || played === 0 ? 1 : 0.35;
    for (const [channel, loudness] of [peaks[0][at], peaks[1][at]].entries()) {
      const length = Math.max(1, Math.min(1, loudness) * (height / 2 - 1));
      pen.fillStyle = colours[channel];
      pen.fillRect(bar * 4, channel === 0 ? height / 2 - length - 0.5 : height / 2 + 0.5, 2.5, length);
    }
  }
}
