import { getCountry } from "countries-and-timezones";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { zonesOfAreaCode } from "./area-codes";

/** The plan of the United States and Canada: there, and only there, the first digits of every number tell a place. */
const sharedByAreaCode: ReadonlySet<string> = new Set(["US", "CA"]);

/**
 * Every time zone in which whoever has the number may be (docs/decisions/023): those of its area code in the United States and Canada,
 * else all of its country. None for a number that belongs to no country.
 * @param phoneNumber E.164
 */
export function zonesOf(phoneNumber: string): readonly string[] {
  const country = parsePhoneNumberFromString(phoneNumber)?.country;
  if (country === undefined) return [];
  if (!sharedByAreaCode.has(country)) return zonesOfCountry(country);
  return zonesOfAreaCode.get(phoneNumber.slice(2, 5)) ?? [...sharedByAreaCode].flatMap(zonesOfCountry);
}

function zonesOfCountry(country: string): readonly string[] {
  return getCountry(country)?.timezones ?? [];
}
