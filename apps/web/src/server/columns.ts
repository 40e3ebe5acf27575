import "server-only";
import { cookies } from "next/headers";
import { columnsCookie, readColumns } from "~/features/shell/shown-columns";

/** The columns that this reader chose for a table; null when none were chosen. */
export async function chosenColumns(table: string): Promise<string[] | null> {
  return readColumns((await cookies()).get(columnsCookie(table))?.value);
}
