// The phone at rest: whom to call, from which number, and who speaks.
import { api } from "./api.js";
import { byId, el, icon } from "./dom.js";
import { select } from "./selection.js";
import { act, changed, state } from "./state.js";

const choice = { to: null, from: randomNumber(), by: "person", persona: "books", speed: "1" };
let drawn = "";

function randomNumber() {
  return `+1415555${String(1000 + Math.floor(Math.random() * 8999))}`;
}

export function drawDialler() {
  const form = byId("dialler");
  form.hidden = state.selected !== null;
  const talkers = state.personas.filter(({ pickup }) => pickup === "talks");
  if (!state.numbers.some(({ phone_number }) => phone_number === choice.to))
    choice.to = state.numbers[0]?.phone_number ?? null;
  const mark = JSON.stringify([state.numbers, talkers, choice.by, choice.from]);
  if (form.hidden || mark === drawn) return;
  drawn = mark;
  form.replaceChildren(
    el("div", {}, el("h2", {}, "Call an agent"), el("p", {}, "Be the caller yourself, or let a persona speak.")),
    numberField(),
    fromField(),
    speakerField(),
    ...(choice.by === "persona" ? [personaField(talkers)] : []),
    el("button", { class: "primary dial", type: "submit", disabled: choice.to === null }, icon("phone"), "Dial"),
  );
}

function numberField() {
  const label = el("span", { class: "label", id: "to-label" }, "Number");
  if (state.numbers.length === 0) {
    return el(
      "div",
      { class: "field" },
      label,
      el(
        "div",
        { class: "choices empty" },
        el("div", {}, el("strong", {}, "No numbers yet"), "A number imported through the API appears here by itself."),
      ),
    );
  }
  const choices = state.numbers.map(
    ({ phone_number: number, phone_number_pretty: pretty, nickname, agent_name: agent, has_inbound_webhook: hook }) => {
      const answers = agent ?? (hook ? "Decided by the inbound webhook" : "Nobody answers this number");
      const who = nickname ? `${nickname} · ${answers}` : answers;
      return el(
        "label",
        { class: "choice" },
        el("input", {
          type: "radio",
          name: "to",
          value: number,
          checked: number === choice.to,
          onchange: () => (choice.to = number),
        }),
        el(
          "span",
          {},
          el("strong", { class: "num" }, pretty),
          el("small", { title: who }, el("span", { class: `dot ${agent ? "good" : hook ? "busy" : ""}` }), " ", who),
        ),
      );
    },
  );
  return el(
    "div",
    { class: "field", role: "radiogroup", "aria-labelledby": "to-label" },
    label,
    el("div", { class: "choices" }, ...choices),
  );
}

/** People write numbers with blanks, dots, dashes and brackets; the line takes the digits. */
function dialled(text) {
  return text.replace(/[\s.()-]/g, "");
}

function fromField() {
  const input = el("input", {
    id: "from",
    inputmode: "tel",
    value: choice.from,
    pattern: "\\s*\\+[ .\\(\\)\\-]*[1-9](?:[ .\\(\\)\\-]*[0-9]){6,14}\\s*",
    required: true,
    title: "A number like +14155550123",
    oninput: () => (choice.from = dialled(input.value)),
  });
  const another = () => {
    choice.from = input.value = randomNumber();
  };
  return el(
    "div",
    { class: "field" },
    el("label", { class: "label", for: "from" }, "Calling from"),
    el(
      "div",
      { class: "pair" },
      input,
      el("button", { class: "plain", type: "button", onclick: another }, icon("shuffle"), "Another"),
    ),
  );
}

function speakerField() {
  const side = (by, text) =>
    el(
      "button",
      { type: "button", "aria-pressed": String(choice.by === by), onclick: () => ((choice.by = by), changed()) },
      text,
    );
  return el(
    "div",
    { class: "field" },
    el("span", { class: "label" }, "Who speaks"),
    el(
      "div",
      { class: "seg", role: "group", "aria-label": "Who speaks" },
      side("person", "I do, by typing"),
      side("persona", "A persona"),
    ),
  );
}

function personaField(talkers) {
  const help = el("p", { class: "help" }, talkers.find(({ name }) => name === choice.persona)?.description ?? "");
  const pick = (event) => {
    choice.persona = event.target.value;
    help.textContent = talkers.find(({ name }) => name === choice.persona)?.description ?? "";
  };
  const persona = el(
    "select",
    { id: "persona", onchange: pick },
    ...talkers.map(({ name, title }) => el("option", { value: name, selected: name === choice.persona }, title)),
  );
  const speeds = [
    ["1", "In real time"],
    ["4", "Four times as fast"],
    ["instant", "At once"],
  ];
  const speed = el(
    "select",
    { id: "speed", "aria-label": "Speed", onchange: (event) => (choice.speed = event.target.value) },
    ...speeds.map(([value, text]) => el("option", { value, selected: value === choice.speed }, text)),
  );
  return el(
    "div",
    { class: "field" },
    el("label", { class: "label", for: "persona" }, "Persona"),
    el("div", { class: "pair" }, persona, speed),
    help,
  );
}

const dial = act(async () => {
  const speaker =
    choice.by === "person"
      ? { live: true }
      : { persona: choice.persona, speed: choice.speed === "instant" ? "instant" : Number(choice.speed) };
  const { call_id: id } = await api("POST", "/calls", { to_number: choice.to, from_number: choice.from, ...speaker });
  select(id, { isNew: true });
});

export function startDialler() {
  byId("dialler").addEventListener("submit", dial);
}

/** For the ended call's "Call again": the same number from the same caller. */
export function redial(call) {
  choice.to = call.to_number ?? choice.to;
  choice.from = call.from_number ?? choice.from;
  return dial();
}
