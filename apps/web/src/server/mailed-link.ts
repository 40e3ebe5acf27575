import "server-only";
import { toAppError } from "@voxcalls/api";
import { api } from "~/trpc/server";

/** What the link with this token is for, or null when it does not hold (any more). */
export async function mailedLink(token: string) {
  return await (await api()).auth.link({ token }).catch((error: unknown) => {
    const { code } = toAppError(error);
    if (code === "not_found" || code === "validation_failed") return null;
    throw error;
  });
}
