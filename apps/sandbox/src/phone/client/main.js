// The phone page: wires the parts together.
import { api } from "./api.js";
import { drawCall, startConversation } from "./conversation.js";
import { drawDialler, startDialler } from "./dialler.js";
import { byId, el, icon } from "./dom.js";
import { follow } from "./feed.js";
import { drawHistory } from "./history.js";
import { drawRinging } from "./ringing.js";
import { select, showPanel, speakNews } from "./selection.js";
import { act, changed, draws, state } from "./state.js";
import { setSound, soundIsOn } from "./voice.js";
import { drawFacts, drawWebhooks, startWebhooks } from "./webhooks.js";

const THEME = "voxcalls-theme";
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const theme = () => localStorage.getItem(THEME) ?? (prefersDark.matches ? "dark" : "light");

function drawTools() {
  const isDark = theme() === "dark";
  document.documentElement.dataset.theme = theme();
  byId("theme").replaceChildren(icon(isDark ? "sun" : "moon"), el("span", {}, isDark ? "Light" : "Dark"));
  byId("theme").setAttribute("aria-label", isDark ? "Light theme" : "Dark theme");
  byId("sound").replaceChildren(
    icon(soundIsOn() ? "sound" : "silent"),
    el("span", {}, soundIsOn() ? "Sound on" : "Sound off"),
  );
  byId("sound").setAttribute("aria-pressed", String(soundIsOn()));
  byId("sound").setAttribute("aria-label", soundIsOn() ? "Sound on" : "Sound off");
  const trouble = byId("trouble");
  trouble.hidden = state.trouble === "";
  trouble.textContent = state.trouble;
}

function startTools() {
  byId("theme").addEventListener("click", () => {
    localStorage.setItem(THEME, theme() === "dark" ? "light" : "dark");
    changed();
  });
  prefersDark.addEventListener("change", changed);
  byId("sound").addEventListener("click", () => setSound(!soundIsOn()));
  byId("answer-here").addEventListener(
    "change",
    act(async ({ target }) => {
      await (target.checked ? api("PUT", "/callees/*", { ring: "phone" }) : api("DELETE", "/callees/*"));
    }),
  );
}

function startTabs() {
  const faces = { history: ["list", "Calls"], phone: ["phone", "Phone"], side: ["webhook", "Webhooks"] };
  for (const tab of document.querySelectorAll(".tabs button")) {
    const [name, text] = faces[tab.dataset.panel];
    tab.append(icon(name), text);
    tab.addEventListener("click", () => showPanel(tab.dataset.panel));
  }
}

function openFromAddress() {
  const id = location.hash.slice(1);
  if (id) select(id);
}

for (const view of [drawTools, drawDialler, drawCall, drawHistory, drawFacts, drawWebhooks, drawRinging, speakNews])
  draws(view);
startTools();
startTabs();
startDialler();
startConversation();
startWebhooks();
openFromAddress();
follow();
changed();
