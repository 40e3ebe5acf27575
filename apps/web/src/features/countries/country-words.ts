import { countryWords } from "~/features/phone-numbers/number-words";

/** What it means that no country is chosen. */
export function everyCountry(callable: readonly string[] | null): string {
  return callable === null ? "Every country" : `Every country that may be called from here (${callable.length})`;
}

const mostNamed = 6;

/** "Your calls may go to Austria, Germany." for the help of a field; null when they may go everywhere. */
export function reachWords(own: readonly string[] | null, callable: readonly string[] | null): string | null {
  const reach = own === null ? callable : own.filter((code) => callable?.includes(code) ?? true);
  if (reach === null) return null;
  if (reach.length === 0) return "At the moment your calls may go to no country.";
  const named = reach.slice(0, mostNamed).map(countryWords).join(", ");
  const more = reach.length > mostNamed ? ` and ${reach.length - mostNamed} more` : "";
  return `Your calls may go to ${named}${more}.`;
}

/** What is wrong with a list, whether it was said of the whole or of one of its entries. */
export function firstOf(errors: Readonly<Record<string, string>>, field: string): string | undefined {
  return errors[field] ?? Object.entries(errors).find(([path]) => path.startsWith(`${field}.`))?.[1];
}
