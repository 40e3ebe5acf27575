export const typeWords = { local: "Local", mobile: "Mobile", toll_free: "Toll-free" } as const;

const countries = new Intl.DisplayNames("en", { type: "region" });

/** The country of a number by its ISO code, in English; the code itself when there is no such country. */
export function countryWords(code: string): string {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}
