import "server-only";
import { toAppError } from "@voxcalls/api";
import { redirect } from "next/navigation";

/** The asked page of a list. For one that is no more, or whose address broke on its way here by mail, the first one stands. */
export async function orFirstPage<T>(asked: Promise<T>, path: string): Promise<T> {
  return await asked.catch((error: unknown) => {
    if (toAppError(error).fields.some(({ path: field }) => field === "cursor")) redirect(path);
    throw error;
  });
}
