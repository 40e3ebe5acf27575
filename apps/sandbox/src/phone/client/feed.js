// Keeps the state in step with the server: loads it once, then follows the event stream.
import { api } from "./api.js";
import { changed, complain, state } from "./state.js";

const MOST_CALLS = 100;

async function load() {
  const [{ numbers }, { personas }, { calls }, { webhooks }, { callees }] = await Promise.all([
    api("GET", "/numbers"),
    api("GET", "/personas"),
    api("GET", `/calls?limit=${MOST_CALLS}`),
    api("GET", "/webhooks"),
    api("GET", "/callees"),
  ]);
  Object.assign(state, { numbers, personas });
  state.calls = new Map(calls.map((record) => [record.call.call_id, record]));
  state.webhooks = new Map(webhooks.map((delivery) => [delivery.id, delivery]));
  document.getElementById("answer-here").checked = callees.some(
    ({ number, ring }) => number === "*" && ring === "phone",
  );
  changed();
}

async function loadNumbers() {
  state.numbers = (await api("GET", "/numbers")).numbers;
  changed();
}

/** Asks what can be done to the selected call now. */
export async function refreshSelected() {
  const id = state.selected;
  if (!id) return;
  const { can, call, played_by } = await api("GET", `/calls/${encodeURIComponent(id)}`);
  if (id !== state.selected) return;
  state.can = can;
  state.calls.set(id, { created_at: Date.now(), ...state.calls.get(id), call, played_by });
  changed();
}

async function heardOfCall(id, call) {
  const known = state.calls.get(id);
  state.calls.set(id, { created_at: Date.now(), ...known, call });
  if (!known?.voices && call.call_status !== "registered") void learnVoices();
  if (id === state.selected) void refreshSelected().catch(complain);
  if (call.call_status !== "registered") {
    if (state.ringing === id) state.ringing = null;
  } else if (call.direction === "outbound" || call.call_type === "web_call") {
    const { can } = await api("GET", `/calls/${encodeURIComponent(id)}`);
    if (can.answer || can.join) state.ringing = id;
  }
  changed();
}

/** The event stream does not say who speaks; the list does. */
async function learnVoices() {
  for (const record of (await api("GET", "/calls?limit=20")).calls) {
    const id = record.call.call_id;
    state.calls.set(id, { ...record, call: state.calls.get(id)?.call ?? record.call });
  }
  changed();
}

/** Loads everything and follows; after a lost connection everything is loaded again. */
export function follow() {
  const stream = new EventSource("/_sandbox/events");
  stream.addEventListener("open", () => {
    state.trouble = "";
    load().catch(complain);
  });
  stream.addEventListener("error", () => complain("The sandbox does not answer. Trying again…"));
  stream.addEventListener("call", (event) => {
    const { call_id: id, data } = JSON.parse(event.data);
    heardOfCall(id, data).catch(complain);
  });
  stream.addEventListener("webhook", (event) => {
    const { data } = JSON.parse(event.data);
    state.webhooks.set(data.id, data);
    changed();
  });
  window.addEventListener("focus", () => loadNumbers().catch(complain));
}
