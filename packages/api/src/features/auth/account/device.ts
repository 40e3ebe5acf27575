import Bowser from "bowser";

/** A browser's or program's own name of itself, in words: "Chrome on Windows". Null when it gave none. */
export function deviceOf(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent);
  if (browser.name && os.name) return `${browser.name} on ${os.name}`;
  // Programs call themselves "curl/8.5.0": the word before the slash is their name.
  return browser.name || (/^[\w .-]{1,40}/.exec(userAgent)?.[0] ?? "Unknown device");
}
