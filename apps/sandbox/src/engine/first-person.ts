import type { Language } from "./language";
import { meaningsOf, wordsOf } from "./words";

const SHORT_DAYS: Record<string, string> = {
  mon: "Monday",
  tue: "Tuesday",
  tues: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  thur: "Thursday",
  thurs: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};
const VERBS: Record<string, string> = {
  is: "are",
  has: "have",
  was: "were",
  does: "do",
  opens: "open",
  closes: "close",
  offers: "offer",
  accepts: "accept",
  provides: "provide",
  takes: "take",
  serves: "serve",
  sells: "sell",
  delivers: "deliver",
  charges: "charge",
  requires: "require",
  repairs: "repair",
  specializes: "specialize",
  can: "can",
  will: "will",
  cannot: "cannot",
  also: "also",
};
const BUSINESS =
  "(?:the|our) (?:office|clinic|practice|shop|store|restaurant|salon|business|company|garage|studio|hotel|gym|cafe|café|bakery|team|surgery|spa)";
const DAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|weekend|daily)s?";

/** A prompt's statement as the agent would say it on the phone: "Hours: Mon–Fri 9–17" → "Our hours are Monday to Friday 9 to 17." */
export function inFirstPerson(statement: string, heading = "", language: Language = "en"): string {
  if (language !== "en") return sentence(statement);
  const text = readable(statement);
  const labelled = /^([\p{L}][\p{L}\d '’&/()-]{1,40}?)\s*(?::|\s[–-])\s+(.+)$/u.exec(text);
  const said = labelled?.[1] && labelled[2] ? fromLabel(labelled[1], labelled[2], heading) : asWe(text);
  return sentence(said);
}

function fromLabel(label: string, value: string, heading: string): string {
  const about = meaningsOf(label);
  const plural = /s$/i.test(label) && !/(ss|us|is)$/i.test(label);
  const verb = plural ? "are" : "is";
  if (/^(we|you|yes|no|our|there|it|i|all|please)\b/i.test(value)) return value;
  if (new RegExp(`^${DAY}(?:$|\\W)`, "i").test(label)) {
    return /closed/i.test(value) ? `On ${label} we're closed` : `${label} we're open ${value}`;
  }
  if (about.has("address")) return `We're at ${value}`;
  if (about.has("phone")) return `Our phone number is ${value}`;
  if (about.has("email")) return `Our e-mail address is ${value}`;
  if (about.has("hours")) return `Our ${lowerFirst(label)} ${verb} ${value}`;
  if (
    /[$€£]|\d/.test(value) ||
    /^(free|available|included|closed|possible|required|not|at|in|on|by|behind|from)\b/i.test(value)
  )
    return `${label} ${verb} ${value}`;
  if (plural || meaningsOf(heading).has("offer")) return `Our ${lowerFirst(label)} ${verb} ${value}`;
  return `As for ${lowerFirst(label)}, ${value}`;
}

function asWe(text: string): string {
  const business = new RegExp(`^${BUSINESS} (\\w+)\\b`, "i").exec(text);
  const verb = business?.[1] ? VERBS[business[1].toLowerCase()] : undefined;
  if (business && verb) return `We ${verb}${text.slice(business[0].length)}`;
  if (/^(open|closed)\b/i.test(text)) return `We're ${lowerFirst(text)}`;
  if (/^located\b/i.test(text)) return `We're ${lowerFirst(text)}`;
  return text
    .replace(/^(?:callers|customers|clients|patients|guests)(?= (?:can|may|must|should|need|pay|have)\b)/i, "you")
    .replace(/\b(?:callers'|customers'|clients'|patients')/gi, "your");
}

function readable(statement: string): string {
  return statement
    .replace(
      /\b(mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?/gi,
      (day) => SHORT_DAYS[day.toLowerCase().replace(".", "")] ?? day,
    )
    .replace(/\b(\w*day)\s?[-–]\s?(\w*day)\b/gi, "$1 to $2")
    .replace(/(\d(?::\d{2})?\s?(?:[ap]\.?m\.?)?)\s?[-–]\s?(?=\d)(?![\d-]{4})/gi, (range, from: string) =>
      /\d{3}$/.test(from) ? range : `${from.trim()} to `,
    )
    .replace(/\s*\/\s*/g, " or ")
    .replace(/\s+/g, " ")
    .trim();
}

function lowerFirst(text: string): string {
  const [first = ""] = wordsOf(text);
  return /^[A-Z]{2}/.test(text) || new RegExp(`^${DAY}$`).test(first)
    ? text
    : text.charAt(0).toLowerCase() + text.slice(1);
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?。！？]["”]?$/.test(capital) ? capital : `${capital.replace(/[,;:]$/, "")}.`;
}
