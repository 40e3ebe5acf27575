// The selected call: who, how long, what was said, and what can be done.
import { callApi } from "./api.js";
import { redial } from "./dialler.js";
import { byId, el, icon, syncList } from "./dom.js";
import { farNumber, initials, isOver, minutes, statusOf, words } from "./format.js";
import { drawPlayer, seek } from "./player.js";
import { select } from "./selection.js";
import { act, changed, selectedCall, state } from "./state.js";
import { hush } from "./voice.js";

const SUGGESTIONS = [
  "What are your opening hours?",
  "I'd like to book an appointment.",
  "How much does it cost?",
  "Can I speak to a human?",
  "Thank you, goodbye.",
];

export function drawCall() {
  const call = selectedCall();
  const box = byId("call");
  box.hidden = !call;
  if (!call) return;
  const canSay = state.can.say === true;
  drawHead(call);
  drawTranscript(call);
  const wasHidden = byId("composer").hidden;
  byId("composer").hidden = byId("suggestions").hidden = !canSay;
  if (canSay && wasHidden && matchMedia("(pointer: fine)").matches) byId("line").focus();
  drawPlayer(call);
  drawActs(call);
}

function drawHead(call) {
  const { word, colour } = statusOf(call);
  const item = {
    name: call.agent_name ?? "Agent",
    far: farNumber(call),
    word,
    colour,
    speaking: state.speaking === "agent",
    direction: call.direction,
  };
  syncList(byId("call-head"), ["face", "who", "clock"], {
    key: (part) => part,
    signature: (part) => (part === "clock" ? [word, colour] : [item]),
    build: (part) =>
      part === "face"
        ? el("div", { class: "face", "data-speaking": item.speaking }, initials(item.name))
        : part === "who"
          ? el(
              "div",
              {},
              el("h2", {}, item.name),
              el(
                "p",
                { class: "num" },
                item.direction
                  ? `${item.direction === "outbound" ? "calls" : "called by"} ${item.far}`
                  : "in a web call",
              ),
            )
          : el(
              "div",
              { class: "clock" },
              el("time", { id: "timer" }),
              el("span", { class: "word" }, el("span", { class: `dot ${colour}` }), word),
            ),
  });
  tick();
}

/** Moves the call's clock. */
function tick() {
  const call = selectedCall();
  const timer = byId("timer");
  if (!call || !timer) return;
  const ms = isOver(call) ? (call.duration_ms ?? 0) : call.start_timestamp ? Date.now() - call.start_timestamp : 0;
  timer.textContent = minutes(ms / 1000);
}

function drawTranscript(call) {
  const box = byId("transcript");
  const woven = call.transcript_with_tool_calls ?? call.transcript_object ?? [];
  const over = isOver(call);
  const saidByUser = woven.filter(({ role }) => role === "user").length;
  state.pending = state.pending.filter(({ after }) => saidByUser <= after);
  const items = woven.map((entry, index) => ({ entry, key: `${call.call_id} ${index}` }));
  for (const [index, { text }] of state.pending.entries())
    items.push({ entry: { role: "user", content: text, words: [], isPending: true }, key: `pending ${index}` });
  if (!over && state.pending.length > 0) items.push({ entry: { role: "thinking" }, key: "thinking" });
  if (items.length === 0) items.push({ entry: { role: "nothing", over }, key: `nothing ${call.call_id}` });
  syncList(box, items, {
    key: ({ key }) => key,
    signature: ({ entry }) => [entry.role, entry.content, entry.name, over, entry.isPending, isPlaying(entry)],
    build: ({ entry }) => lineOf(entry, over),
  });
}

const isPlaying = ({ words: said }) =>
  state.playingAt !== null &&
  said?.length > 0 &&
  state.playingAt >= said[0].start &&
  state.playingAt < said.at(-1).end + 0.2;

function lineOf(entry, over) {
  switch (entry.role) {
    case "agent":
    case "user": {
      const start = entry.words[0]?.start;
      const said = el("p", {}, entry.content);
      const seekable = over && start !== undefined;
      return el(
        "div",
        { class: `line ${entry.role} ${entry.isPending ? "pending" : ""} ${isPlaying(entry) ? "playing" : ""}` },
        el("span", { class: "unseen" }, entry.role === "agent" ? "Agent: " : "Caller: "),
        seekable ? el("button", { type: "button", title: "Play from here", onclick: () => seek(start) }, said) : said,
        el("time", {}, start === undefined ? "" : minutes(start)),
      );
    }
    case "tool_call_invocation":
      return el(
        "div",
        { class: "mark" },
        "Tool ",
        el("code", { class: "mono" }, entry.name),
        entry.arguments === "{}" ? "" : ` ${entry.arguments}`,
      );
    case "tool_call_result":
      return el("div", { class: "mark" }, entry.successful === false ? "Failed: " : "Result: ", entry.content);
    case "node_transition":
      return el("div", { class: "mark" }, `${entry.former_node_name || "Start"} → ${entry.new_node_name}`);
    case "dtmf":
      return el("div", { class: "mark" }, `Key ${entry.digit}`);
    case "sms":
      return el("div", { class: "mark" }, `Text message: ${entry.content}`);
    case "thinking":
      return el(
        "div",
        { class: "line agent", "aria-label": "The agent is thinking" },
        el("p", {}, el("span", { class: "dots" }, el("i"), el("i"), el("i"))),
      );
    case "nothing":
      return el(
        "div",
        { class: "empty" },
        el("strong", {}, entry.over ? "Nothing was said" : "Connected"),
        entry.over ? "The call ended before anybody spoke." : "Waiting for the first words.",
      );
    default:
      return el("div", { class: "mark" }, words(entry.role));
  }
}

function drawActs(call) {
  const over = isOver(call);
  const canEnd = !over && state.can.hang_up === true;
  const isWeb = call.call_type === "web_call";
  syncList(
    byId("call-acts"),
    [over ? "again" : "end", over ? "new" : ""].filter((part) => part && !(part === "again" && isWeb)),
    {
      key: (part) => part,
      signature: () => [call.call_id, canEnd],
      build: (part) => {
        if (part === "again")
          return el(
            "button",
            { class: "plain", type: "button", onclick: act(() => redial(call)) },
            icon("phone"),
            "Call again",
          );
        if (part === "new")
          return el("button", { class: "primary", type: "button", onclick: () => select(null) }, "New call");
        return el(
          "button",
          { class: "danger", type: "button", disabled: !canEnd, onclick: act(hangUp) },
          icon("hangUp"),
          "Hang up",
        );
      },
    },
  );
}

async function hangUp() {
  hush();
  await callApi(state.selected, "hang-up");
}

async function say(text) {
  const call = selectedCall();
  const after = (call?.transcript_object ?? []).filter(({ role }) => role === "user").length + state.pending.length;
  const line = { text, after };
  state.pending.push(line);
  changed();
  try {
    await callApi(state.selected, "say", { text });
  } catch (error) {
    state.pending = state.pending.filter((other) => other !== line);
    throw error;
  }
}

/** New lines come into view, and stay so when the room for them shrinks, unless the person has scrolled back. */
function keepAtEnd(box) {
  let isAtEnd = true;
  box.addEventListener("scroll", () => (isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 40));
  const goToEnd = () => isAtEnd && (box.scrollTop = box.scrollHeight);
  new MutationObserver(goToEnd).observe(box, { childList: true });
  new ResizeObserver(goToEnd).observe(box);
}

export function startConversation() {
  byId("send").append(icon("send"), el("span", { class: "unseen" }, "Say it"));
  const input = byId("line");
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    input.value = "";
    if (text) void act(() => say(text))();
  });
  byId("suggestions").append(
    ...SUGGESTIONS.map((text) =>
      el("button", { type: "button", onclick: act(() => (input.focus(), say(text))) }, text),
    ),
  );
  keepAtEnd(byId("transcript"));
  setInterval(tick, 500);
}
