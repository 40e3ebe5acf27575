// The mailbox page: the mails at the left, the chosen one at the right, new ones as they come.
import { api } from "/phone/api.js";
import { byId, el, icon, syncList } from "/phone/dom.js";
import { clockTime, when } from "/phone/format.js";
import { links } from "./links.js";

const THEME = "voxcalls-theme";
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const theme = () => localStorage.getItem(THEME) ?? (prefersDark.matches ? "dark" : "light");

const state = { mails: [], chosen: null, view: "html", words: "" };
const newestFirst = () => state.mails.toReversed();
const chosen = () => state.mails.find((mail) => mail.id === state.chosen);

function matches({ to, subject }) {
  const words = state.words.trim().toLowerCase();
  return [...to, subject].some((text) => text.toLowerCase().includes(words));
}

function drawList() {
  const shown = newestFirst().filter(matches);
  byId("mails-count").textContent = state.mails.length === 0 ? "" : String(state.mails.length);
  byId("no-mails").hidden = shown.length > 0;
  byId("no-mails").textContent =
    state.mails.length === 0
      ? "No mail yet. Invite somebody to your team, or ask for a new password."
      : "No mail has this in its address or subject.";
  syncList(byId("mails"), shown, {
    key: (mail) => mail.id,
    signature: (mail) => [mail.id === state.chosen, when(mail.received_at)],
    build: (mail) => {
      const row = el(
        "button",
        { type: "button", onclick: () => choose(mail.id) },
        el("span", { class: "to" }, mail.to.join(", ")),
        el("time", {}, when(mail.received_at)),
        el("span", { class: "subject" }, mail.subject),
      );
      if (mail.id === state.chosen) row.setAttribute("aria-current", "true");
      return el("li", {}, row);
    },
  });
}

function drawLetter() {
  const mail = chosen();
  document.body.toggleAttribute("data-reading", mail !== undefined);
  byId("letter").hidden = mail === undefined;
  byId("no-letter").hidden = mail !== undefined;
  if (!mail) return;
  byId("subject").textContent = mail.subject;
  const facts = { From: mail.from, To: mail.to.join(", "), At: clockTime(mail.received_at) };
  byId("facts").replaceChildren(
    ...Object.entries(facts).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
  );
  const view = mail.html === null && state.view === "html" ? "text" : state.view;
  for (const name of ["html", "text", "headers"]) byId(name).hidden = name !== view;
  for (const button of document.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
    button.disabled = button.dataset.view === "html" && mail.html === null;
  }
  // Links open in a tab of their own: the frame has no rights but that one.
  const frame = byId("html");
  const page = `<base target="_blank">${mail.html ?? ""}`;
  if (frame.dataset.mail !== mail.id) {
    frame.dataset.mail = mail.id;
    frame.srcdoc = page;
  }
  byId("text").replaceChildren(...links(mail.text));
  byId("headers").textContent = mail.headers.map(({ name, value }) => `${name}: ${value}`).join("\n");
}

function drawTheme() {
  const isDark = theme() === "dark";
  document.documentElement.dataset.theme = theme();
  byId("theme").replaceChildren(icon(isDark ? "sun" : "moon"), el("span", {}, isDark ? "Light" : "Dark"));
}

function draw() {
  drawTheme();
  drawList();
  drawLetter();
}

function choose(id) {
  state.chosen = id;
  history.replaceState(null, "", id === null ? location.pathname : `#${id}`);
  draw();
}

function complain(error) {
  byId("trouble").hidden = error === null;
  byId("trouble").textContent = error === null ? "" : String(error.message ?? error);
}

async function load() {
  state.mails = (await api("GET", "/mail")).mails;
  complain(null);
  draw();
}

function follow() {
  const stream = new EventSource("/_sandbox/events");
  stream.addEventListener("open", () => load().catch(complain));
  stream.addEventListener("error", () => complain("The sandbox does not answer. Trying again…"));
  stream.addEventListener("mail", (event) => {
    const { data } = JSON.parse(event.data);
    state.mails = [...state.mails.filter((mail) => mail.id !== data.id), data];
    draw();
  });
}

byId("theme").addEventListener("click", () => {
  localStorage.setItem(THEME, theme() === "dark" ? "light" : "dark");
  draw();
});
prefersDark.addEventListener("change", draw);
byId("search").addEventListener("input", ({ target }) => {
  state.words = target.value;
  draw();
});
byId("empty").addEventListener("click", () => {
  api("DELETE", "/mail")
    .then(() => {
      state.mails = [];
      choose(null);
    })
    .catch(complain);
});
byId("back").addEventListener("click", () => choose(null));
for (const button of document.querySelectorAll("[data-view]")) {
  button.addEventListener("click", () => {
    state.view = button.dataset.view;
    draw();
  });
}
state.chosen = location.hash.slice(1) || null;
follow();
draw();
