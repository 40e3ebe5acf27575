/** "November 2026" of "2026-11". */
export function monthWords(month: string): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  return first.toLocaleDateString("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
}

/** "No. 0003": as wide in a list as the others. */
export function statementNumber(number: number): string {
  return `No. ${String(number).padStart(4, "0")}`;
}

/** The one sentence that explains every sum. */
export const roundingWords =
  "Each call is billed by begun seconds as the provider measured them, ÷ 60 to four places, × the rate in force when it began, half even to four places; sums add these up and round nothing.";
