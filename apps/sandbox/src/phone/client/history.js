// The latest calls, newest first.
import { byId, el, icon, syncList } from "./dom.js";
import { ending, farNumber, isOver, minutes, statusOf, when } from "./format.js";
import { select } from "./selection.js";
import { personaTitle, state } from "./state.js";

const MOST_SHOWN = 60;

export function drawHistory() {
  const records = [...state.calls.values()].sort((a, b) => b.created_at - a.created_at).slice(0, MOST_SHOWN);
  byId("history-count").textContent = state.calls.size > 0 ? String(state.calls.size) : "";
  const list = byId("history");
  if (records.length === 0) {
    list.replaceChildren(
      el("li", { class: "empty" }, el("strong", {}, "No calls yet"), "Dial a number, and the call stays here."),
    );
    return;
  }
  syncList(list, records, {
    key: ({ call }) => call.call_id,
    signature: ({ call, created_at, played_by }) => [
      call.call_status,
      call.duration_ms,
      call.disconnection_reason,
      call.agent_name,
      created_at,
      personaTitle(played_by),
      call.call_id === state.selected,
    ],
    build: row,
  });
}

function row({ call, created_at: at, played_by: by }) {
  const { word } = statusOf(call);
  const outcome = isOver(call) ? ending(call.disconnection_reason ?? word) : word;
  const length = call.call_status === "ended" ? minutes((call.duration_ms ?? 0) / 1000) : "";
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", "aria-current": String(call.call_id === state.selected), onclick: () => select(call.call_id) },
      icon(call.direction === "outbound" ? "incoming" : "outgoing"),
      el("strong", {}, call.agent_name ?? farNumber(call)),
      el("time", { datetime: new Date(at).toISOString(), title: new Date(at).toLocaleString() }, when(at)),
      el("small", {}, [outcome, personaTitle(by)].filter(Boolean).join(" · ")),
      el("span", { class: "num" }, length),
    ),
  );
}
