import { isCjk, wordsOf } from "./words";

/** The languages the engine has phrases for; every other one is served in English. */
export type Language = "en" | "es" | "fr" | "de" | "zh";

const TELLTALES: Record<Exclude<Language, "zh">, string> = {
  en: "the is are i you my what when how do does can could would please hello hi yes thanks want need have to",
  es: "el los las una de que por para es estan quiero quisiera hola gracias buenos buenas si cuanto donde cita mi soy tienen me puede adios",
  fr: "le les des une est je vous nous bonjour merci oui voudrais pour avec quel combien et dans mon suis avez",
  de: "der die das und ist ich sie wir ein eine einen mochte hallo danke ja bitte haben wie wann fur mein bin auf",
};

/** Retell's locale (`es-419`, `multi`, …) to a language the engine speaks. */
export function languageOf(locale: string): Language {
  const code = locale.slice(0, 2).toLowerCase();
  if (locale.toLowerCase().startsWith("yue")) return "zh";
  return code === "es" || code === "fr" || code === "de" || code === "zh" ? code : "en";
}

/** The language a sentence is in, or undefined when it is too short to tell. */
export function languageSpoken(text: string): Language | undefined {
  if (isCjk(text)) return "zh";
  const words = wordsOf(text);
  const counts = Object.entries(TELLTALES).map(([language, telltales]) => {
    const known = new Set(telltales.split(" "));
    return { language: language as Language, count: words.filter((word) => known.has(word)).length };
  });
  counts.sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && second && first.count >= 2 && first.count > second.count ? first.language : undefined;
}
