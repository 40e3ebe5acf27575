// The webhooks as they go out and are answered, and the facts of the selected call above them.
import { api } from "./api.js";
import { byId, el, syncList } from "./dom.js";
import { clockTime, dollars, minutes, prettyNumber, words } from "./format.js";
import { act, changed, personaTitle, selectedCall, state } from "./state.js";

const MOST_SHOWN = 100;
const LOOKS = {
  delivered: ["Delivered", "good"],
  pending: ["Waiting", "busy"],
  failed: ["Failed", "bad"],
  dropped: ["Dropped", "bad"],
};

export function drawWebhooks() {
  const isAll = state.scope === "all" || state.selected === null;
  const shown = [...state.webhooks.values()].filter(({ call_id }) => isAll || call_id === state.selected).reverse();
  byId("webhooks-count").textContent = shown.length > 0 ? String(shown.length) : "";
  for (const button of document.querySelectorAll("[data-scope]"))
    button.setAttribute("aria-pressed", String(button.dataset.scope === (isAll ? "all" : "call")));
  const list = byId("webhooks");
  if (shown.length === 0) {
    const text = isAll
      ? "Every webhook is listed here with its answer, as soon as it goes out."
      : "This call's agent has no webhook, or nothing has happened yet.";
    list.replaceChildren(el("li", { class: "empty" }, el("strong", {}, "No webhooks"), text));
    return;
  }
  syncList(list, shown.slice(0, MOST_SHOWN), {
    key: ({ id }) => id,
    signature: ({ state: how, attempts, call_id }) => [how, attempts, state.calls.get(call_id)?.call.agent_name],
    build: row,
  });
}

function row(delivery, before) {
  const { event, state: how, attempts, created_at: at, url, call_id: callId } = delivery;
  const agent = state.calls.get(callId)?.call.agent_name;
  const last = attempts.at(-1);
  const [word, colour] = LOOKS[how] ?? [words(how), ""];
  const tries = attempts.length > 1 ? ` · ${attempts.length} attempts` : "";
  const inside = el("div", { class: "inside" });
  const details = el(
    "details",
    { open: before?.querySelector("details")?.open === true },
    el(
      "summary",
      {},
      el("span", { class: "mono" }, event),
      el(
        "span",
        { class: "word" },
        el("span", { class: `dot ${colour}` }),
        last?.status ? `${word} ${last.status}` : word,
      ),
      el("small", { class: "num" }, clockTime(at), agent ? ` · ${agent}` : "", tries),
      el("small", { class: "num" }, last ? `${Math.round(last.duration_ms)} ms` : ""),
    ),
    inside,
  );
  const fill = () => details.open && inside.childElementCount === 0 && inside.append(...insideOf(delivery, url));
  details.addEventListener("toggle", fill);
  fill();
  return el("li", {}, details);
}

function insideOf({ id, attempts, body }, url) {
  const pretty = JSON.stringify(JSON.parse(body), null, 2);
  const replay = act(async () => {
    await api("POST", `/webhooks/${id}/replay`);
  });
  return [
    el("p", { class: "mono" }, `POST ${url}`),
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el("tr", {}, ...["Attempt", "At", "Status", "Took"].map((title) => el("th", { scope: "col" }, title))),
      ),
      el(
        "tbody",
        { class: "num" },
        ...attempts.map((attempt, index) =>
          el(
            "tr",
            {},
            el("td", {}, String(index + 1)),
            el("td", {}, clockTime(attempt.at)),
            el("td", {}, attempt.status === null ? (attempt.error ?? "No answer") : String(attempt.status)),
            el("td", {}, `${Math.round(attempt.duration_ms)} ms`),
          ),
        ),
      ),
    ),
    attempts.at(-1)?.answer
      ? el("div", {}, el("h3", {}, "Answer"), el("pre", { class: "mono" }, attempts.at(-1).answer))
      : undefined,
    el(
      "div",
      { class: "row" },
      el("h3", {}, "Body"),
      el(
        "span",
        {},
        el("button", { class: "quiet", type: "button", onclick: (event) => copy(event.target, pretty) }, "Copy"),
        el("button", { class: "plain", type: "button", onclick: replay }, "Send again"),
      ),
    ),
    el("pre", { class: "mono", tabindex: "0" }, ...coloured(pretty)),
  ].filter(Boolean);
}

/** JSON with its keys in another colour; text nodes only, whatever is in it. */
function coloured(json) {
  return json
    .split(/("(?:[^"\\]|\\.)*"(?=:))/)
    .map((part, index) => (index % 2 === 1 ? el("span", { class: "key" }, part) : part));
}

async function copy(button, text) {
  const label = button.textContent;
  await navigator.clipboard.writeText(text).catch(() => undefined);
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = label), 1200);
}

export function drawFacts() {
  const call = selectedCall();
  const box = byId("facts");
  if (!call) return box.replaceChildren();
  const { latency, call_cost: cost } = call;
  const playedBy = state.calls.get(call.call_id)?.played_by;
  const reached = ["registered", "ongoing"].indexOf(call.call_status);
  const talked = call.start_timestamp !== undefined && call.call_status !== "not_connected";
  const steps = [
    ["Ringing", true],
    ["Talking", reached === 1 || (reached === -1 && talked)],
    [
      call.call_status === "not_connected" ? "Not connected" : call.call_status === "error" ? "Error" : "Over",
      reached === -1,
    ],
  ];
  const facts = [
    [
      "Call id",
      el(
        "button",
        { class: "copy mono", type: "button", title: "Copy", onclick: (event) => copy(event.target, call.call_id) },
        call.call_id,
      ),
    ],
    ["Agent", call.agent_name && `${call.agent_name}, version ${call.agent_version}`],
    ["From", prettyNumber(call.from_number)],
    ["To", prettyNumber(call.to_number)],
    ["Human side", personaTitle(playedBy) ?? (state.can.say || playedBy === "person" ? "A person" : undefined)],
    ["Ended by", call.disconnection_reason && el("span", { class: "mono" }, call.disconnection_reason)],
    ["Length", call.duration_ms !== undefined && minutes(call.duration_ms / 1000)],
    ["Agent's wait", latency?.e2e && `${latency.e2e.p50} ms median, ${latency.e2e.max} ms at most`],
    ["Provider's cost", cost && dollars(cost.combined_cost)],
  ].filter(([, value]) => value);
  const mark = JSON.stringify([steps, facts.map(([name, value]) => [name, value.textContent ?? value])]);
  if (box.dataset.mark === mark) return;
  box.dataset.mark = mark;
  box.replaceChildren(
    el("ol", {}, ...steps.map(([name, isDone]) => el("li", { "data-done": isDone }, name))),
    el("dl", { class: "num" }, ...facts.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
  );
}

export function startWebhooks() {
  for (const button of document.querySelectorAll("[data-scope]")) {
    button.addEventListener("click", () => {
      state.scope = button.dataset.scope;
      changed();
    });
  }
}
