// Which call is shown, and what of it has been spoken aloud already.
import { refreshSelected } from "./feed.js";
import { byId } from "./dom.js";
import { changed, complain, state } from "./state.js";
import { hush, speak } from "./voice.js";

let spoken = { id: null, count: 0 };

/** Shows a call (null: the dialler). A call that began here is heard from its first word, others from now on. */
export function select(id, { isNew = false } = {}) {
  if (id !== state.selected) hush();
  state.selected = id;
  state.can = {};
  state.pending = [];
  state.playingAt = null;
  spoken = { id, count: isNew ? 0 : undefined };
  history.replaceState(null, "", id ? `#${id}` : location.pathname);
  showPanel("phone");
  changed();
  if (!id) return;
  refreshSelected().catch((error) => {
    // An address of a call that is gone: back to the dialler.
    if (!state.calls.has(id)) state.selected = null;
    complain(error);
  });
}

/** Below tablet width one part of the page is shown at a time. */
export function showPanel(panel) {
  document.body.dataset.panel = panel;
  for (const tab of document.querySelectorAll(".tabs button"))
    tab.setAttribute("aria-current", String(tab.dataset.panel === panel));
  byId("dialler").scrollTop = 0;
}

/** Speaks what is new in the selected call while it goes on: the agent, and the other side too unless a person types. */
export function speakNews() {
  const record = state.calls.get(state.selected);
  const lines = record?.call.transcript_object ?? [];
  if (spoken.id !== state.selected || !record?.voices) return;
  spoken.count ??= lines.length;
  if (lines.length <= spoken.count) return;
  for (const { role, content } of lines.slice(spoken.count)) {
    if (role === "agent" || !state.can.say) speak(role, content, record.voices);
  }
  spoken.count = lines.length;
}
