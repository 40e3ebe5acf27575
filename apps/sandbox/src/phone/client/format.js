// How figures and names are written on the page.

/** "+14155550100" → "+1 (415) 555-0100"; other countries as they are. */
export function prettyNumber(number = "") {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return us ? `+1 (${us[1]}) ${us[2]}-${us[3]}` : number;
}

/** Seconds → "1:05". */
export function minutes(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

const clock = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hour12: false,
});
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

/** Today by the clock, before that by the day. */
export function when(ms) {
  const at = new Date(ms);
  return at.toDateString() === new Date().toDateString() ? clock.format(at).slice(0, 5) : day.format(at);
}

export const clockTime = (ms) => clock.format(new Date(ms));

/** Cents → "$0.1034". */
export const dollars = (cents) => `$${(cents / 100).toFixed(4)}`;

/** "dial_no_answer" → "Dial no answer". */
export function words(name = "") {
  const text = name.replace(/_/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const initials = (name = "") =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .join("")
    .slice(0, 2)
    .toUpperCase() || "?";

const ENDINGS = {
  agent_hangup: "Agent hung up",
  user_hangup: "User hung up",
  call_transfer: "Transferred",
  voicemail_reached: "Voicemail",
  inactivity: "Nobody spoke",
  max_duration_reached: "Longest duration",
  dial_busy: "Busy",
  dial_no_answer: "No answer",
  dial_failed: "Dialling failed",
  user_declined: "Declined",
  manual_stopped: "Stopped",
  concurrency_limit_reached: "All lines busy",
};

/** Why a call ended, in two words. */
export const ending = (reason = "") => ENDINGS[reason] ?? words(reason);

/** What a call's status is called here, and the colour of its dot. */
export function statusOf(call) {
  const known = {
    registered: ["Ringing", "busy"],
    ongoing: ["On the line", "good"],
    ended: ["Ended", ""],
    not_connected: ["Not connected", "bad"],
    error: ["Error", "bad"],
  };
  const [word, colour] = known[call.call_status] ?? [words(call.call_status), ""];
  return { word, colour };
}

export const isOver = (call) => !["registered", "ongoing"].includes(call.call_status);

/** The other side's number of a call, as seen from the agent. */
export const farNumber = (call) =>
  call.call_type === "web_call"
    ? "Web call"
    : prettyNumber(call.direction === "inbound" ? call.from_number : call.to_number);
