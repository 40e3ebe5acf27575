import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { invalid } from "../../kernel/errors";

/** The number as E.164, or `validation_failed` with the name of its field. */
export function dialable(field: string, text: string): string {
  const parsed = parsePhoneNumberFromString(text);
  if (!parsed?.isValid()) throw invalid(field, "is not a telephone number with its country code (+12025550100)");
  return parsed.number;
}
