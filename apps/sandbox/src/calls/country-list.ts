import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Whether a number's country is on the list. No list and an empty one hold every country; what is of no country is held by these only. */
export function isOnList(countries: readonly string[] | null | undefined, phoneNumber: string): boolean {
  if (!countries || countries.length === 0) return true;
  const country = parsePhoneNumberFromString(phoneNumber)?.country;
  return country !== undefined && countries.includes(country);
}
