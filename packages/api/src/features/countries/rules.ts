import { parsePhoneNumberFromString } from "libphonenumber-js/max";

const names = new Intl.DisplayNames("en", { type: "region" });

/** ISO code of the country that a number belongs to; null for numbers of no country (satellites, international networks) and for what is none. */
export function countryOf(phoneNumber: string): string | null {
  return parsePhoneNumberFromString(phoneNumber)?.country ?? null;
}

/** "Germany", for DE. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}

/**
 * Where calls may go: a tenant's own countries, of those that the platform lets anybody call.
 * @param own every country when empty
 * @param platform every country when null
 * @returns null for every country, an empty list for none
 */
export function reachWithin(own: readonly string[], platform: readonly string[] | null): readonly string[] | null {
  if (own.length === 0) return platform;
  return platform === null ? own : own.filter((code) => platform.includes(code));
}

/** Whether calls may go to a number of this country; to one of none (null) only where they may go everywhere. */
export function isWithinReach(reach: readonly string[] | null, country: string | null): boolean {
  return reach === null || (country !== null && reach.includes(country));
}
