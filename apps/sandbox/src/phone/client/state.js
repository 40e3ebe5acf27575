// All that the page knows, and who is told when it changes.

export const state = {
  /** call id → { call, voices, created_at, played_by } */
  calls: new Map(),
  /** id → delivery, oldest first */
  webhooks: new Map(),
  numbers: [],
  personas: [],
  /** The call that is shown; null shows the dialler. */
  selected: null,
  /** What can be done to the selected call: { say, answer, join, hang_up }. */
  can: {},
  /** The call that rings here. */
  ringing: null,
  /** Lines typed that the server has not woven in yet. */
  pending: [],
  scope: "call",
  trouble: "",
  speaking: null,
  playingAt: null,
};

const views = [];
let isDue = false;

/** Draws `view` now and after every change. */
export function draws(view) {
  views.push(view);
}

/** Something changed: all views are drawn once before the next frame. */
export function changed() {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    for (const view of views) view(state);
  });
}

/** The title of who spoke for the human side, if that was a persona. */
export const personaTitle = (name) => state.personas.find((persona) => persona.name === name)?.title;

export const selectedCall = () => state.calls.get(state.selected)?.call;

/** Tells the person what went wrong, until the next thing works. */
export function complain(error) {
  state.trouble = error instanceof Error ? error.message : String(error);
  changed();
}

/** Runs what a button does; what goes wrong is shown. */
export function act(deed) {
  return async (event) => {
    event?.preventDefault?.();
    try {
      state.trouble = "";
      await deed(event);
    } catch (error) {
      complain(error);
    }
    changed();
  };
}
