// A call from an agent rings here: take it or leave it.
import { callApi } from "./api.js";
import { byId, el, icon } from "./dom.js";
import { initials, prettyNumber } from "./format.js";
import { select, showPanel } from "./selection.js";
import { act, state } from "./state.js";
import { ring } from "./voice.js";

let shown = null;

export function drawRinging() {
  const box = byId("ringing");
  const call = state.calls.get(state.ringing)?.call;
  const id = call?.call_id ?? null;
  ring(id !== null);
  if (id === shown) return;
  shown = id;
  box.hidden = id === null;
  if (!call) return;
  showPanel("phone");
  const name = call.agent_name ?? "An agent";
  const isWeb = call.call_type === "web_call";
  const take = act(async () => {
    state.ringing = null;
    await (isWeb ? callApi(id, "join", { live: true }) : callApi(id, "answer"));
    select(id, { isNew: true });
  });
  const leave = act(async () => {
    state.ringing = null;
    await callApi(id, isWeb ? "hang-up" : "decline");
  });
  const answer = el(
    "button",
    { class: "answer", type: "button", onclick: take },
    icon("phone"),
    isWeb ? "Join" : "Answer",
  );
  box.replaceChildren(
    el("div", { class: "face", "data-speaking": true }, initials(name)),
    el("h2", {}, name),
    el("p", { class: "num" }, isWeb ? "waits in a web call" : `calls from ${prettyNumber(call.from_number)}`),
    el("p", { class: "num" }, isWeb ? "" : `to ${prettyNumber(call.to_number)}`),
    el(
      "div",
      { class: "acts" },
      el("button", { class: "danger", type: "button", onclick: leave }, icon("hangUp"), "Decline"),
      answer,
    ),
  );
  answer.focus();
}
