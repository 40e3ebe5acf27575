import { parsePhoneNumberFromString } from "libphonenumber-js/max";

interface NumberKind {
  readonly countryCode: string;
  readonly numberType: "local" | "mobile" | "toll_free";
}

/** Country and kind of an E.164 number by the international numbering plan, or null if no such number can be. */
export function kindOf(phoneNumber: string): NumberKind | null {
  const parsed = parsePhoneNumberFromString(phoneNumber);
  if (!parsed?.isPossible()) return null;
  const countryCode = parsed.country ?? parsed.getPossibleCountries()[0];
  if (countryCode === undefined) return null;
  const type = parsed.getType();
  return { countryCode, numberType: type === "TOLL_FREE" ? "toll_free" : type === "MOBILE" ? "mobile" : "local" };
}
