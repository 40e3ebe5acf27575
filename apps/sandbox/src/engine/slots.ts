import { isCjk, plain } from "./words";

const DAYS: Record<string, string> = {
  lunes: "lunes",
  martes: "martes",
  miercoles: "miércoles",
  jueves: "jueves",
  viernes: "viernes",
  sabado: "sábado",
  domingo: "domingo",
  lundi: "lundi",
  mardi: "mardi",
  mercredi: "mercredi",
  jeudi: "jeudi",
  vendredi: "vendredi",
  samedi: "samedi",
  dimanche: "dimanche",
  montag: "Montag",
  dienstag: "Dienstag",
  mittwoch: "Mittwoch",
  donnerstag: "Donnerstag",
  freitag: "Freitag",
  samstag: "Samstag",
  sonntag: "Sonntag",
  manana: "mañana",
  hoy: "hoy",
  demain: "demain",
  aujourdhui: "aujourd'hui",
  heute: "heute",
  morgen: "morgen",
};
const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
const NUMBER = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})";

/** The day a caller names ("next Tuesday", "tomorrow", "March 3rd"), as it is to be said back; undefined if none. */
export function dayIn(text: string): string | undefined {
  const said = plain(text);
  const english = new RegExp(
    `\\b((?:next |this )?${WEEKDAY}|tomorrow|today|${MONTH} \\d{1,2}(?:st|nd|rd|th)?|the \\d{1,2}(?:st|nd|rd|th))\\b`,
  ).exec(said);
  if (english?.[1]) return english[1].replace(new RegExp(`${WEEKDAY}|${MONTH}`), capital);
  const chinese = /(下?(?:周|星期)[一二三四五六日天]|明天|今天|后天)/.exec(text);
  if (chinese?.[1]) return chinese[1];
  const foreign = said.match(/\p{L}+/gu)?.find((word) => word in DAYS && !/\b(a|de|por) la manana\b/.test(said));
  return foreign ? DAYS[foreign] : undefined;
}

/** The time of day a caller names ("3 pm", "half past ten", "noon", "in the afternoon"); undefined if none. */
export function timeIn(text: string): string | undefined {
  const said = plain(text).replace(/([ap])\.\s?m\.?/g, "$1m");
  const clock =
    /\b(\d{1,2}(?::\d{2})?) ?(am|pm)\b/.exec(said) ??
    /\b(\d{1,2}:\d{2})()\b/.exec(said) ??
    new RegExp(`\\b${NUMBER.replace("(?:", "(")} (am|pm|o'?clock)\\b`).exec(said);
  if (clock?.[1]) return `${clock[1]} ${clock[2] ?? ""}`.trim();
  const word = new RegExp(
    `\\b((?:half|quarter) past ${NUMBER}|quarter to ${NUMBER}|noon|midday|(?:the )?(?:early |late )?(?:morning|afternoon|evening)|lunchtime)\\b`,
  ).exec(said);
  if (word?.[1] && !/good (morning|afternoon|evening)/.test(said))
    return word[1].replace(/^(?!the)(?=early|late|morning|afternoon|evening)/, "the ");
  const foreign =
    /\ba las? (\w+(?: y \w+)?(?: de la (?:manana|tarde))?)/.exec(said) ??
    /\b(\d{1,2} ?(?:h|heures?)(?: ?\d{2})?)\b/.exec(said) ??
    /\b(?:um )?(\w+ uhr(?: \w+)?)\b/.exec(said) ??
    /((?:上午|下午|晚上)?[一二三四五六七八九十两\d]{1,3}点半?)/.exec(text);
  if (foreign?.[1]) return foreign[1].replace(/\buhr\b/, "Uhr");
  const bare =
    new RegExp(`\\b(?:at|around|about) (${NUMBER})\\b`).exec(said) ?? new RegExp(`^(${NUMBER})[.!]?$`).exec(said);
  return bare?.[1];
}

const A_NAME = "((?:[\\p{L}][\\p{L}'’-]+)(?:\\s+[\\p{Lu}][\\p{L}'’-]+){0,2})";
/** After these a name follows for certain; after the others only if it is written with a capital. */
const NAMED = new RegExp(
  `(?:\\bname is|\\bname's|\\bunder the name(?: of)?|\\bme llamo|\\bnombre es|\\bje m['’]appelle|\\bnom est|\\bich heiße|\\bmein name ist)\\s+${A_NAME}`,
  "iu",
);
const PERHAPS_NAMED = new RegExp(
  `(?:\\b[Tt]his is|\\b[Ii]t['’]s under|\\bI am|\\bI['’]m|\\b[Ss]oy|\\b[Ii]ch bin)\\s+${A_NAME.replace("[\\p{L}]", "[\\p{Lu}]")}`,
  "u",
);
const NOT_NAMES =
  /^(calling|looking|not|just|sorry|fine|good|interested|trying|here|very|so|really|the|a|an|all|happy|afraid|sure|done|free|available|angry|upset|hurt|wondering|ok|okay)\b/i;

/** The name a caller gives; `asked` when the agent has just asked for it, so that a bare "Emma Stone" counts. */
export function nameIn(text: string, asked: boolean): string | undefined {
  const introduced = (NAMED.exec(text) ?? PERHAPS_NAMED.exec(text))?.[1];
  if (introduced && !NOT_NAMES.test(introduced))
    return capitals(introduced.replace(/\s+(and|calling|from|here|y|et|und)\b.*$/i, ""));
  if (!asked) return undefined;
  if (isCjk(text))
    return /(?:我叫|我是|姓名是|名字是)?([\u4e00-\u9fff]{2,4})/.exec(text.replace(/[。！，\s]/g, ""))?.[1];
  const bare = text
    .replace(/^(yes|sure|okay|ok|of course|it'?s|that'?s|name)[,.]?\s+/i, "")
    .replace(/[.!?,]+$/, "")
    .trim();
  return /^\p{L}[\p{L}'’-]*(\s\p{L}[\p{L}'’-]*){0,2}$/u.test(bare) &&
    !NOT_NAMES.test(bare) &&
    !/^(yes|no|nope|yeah)$/i.test(bare)
    ? capitals(bare)
    : undefined;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function capitals(name: string): string {
  return name.split(/\s+/).map(capital).join(" ");
}
