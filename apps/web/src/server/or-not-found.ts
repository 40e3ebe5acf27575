import "server-only";
import { toAppError } from "@voxcalls/api";
import { notFound } from "next/navigation";

/** A thing that is not there, or not this person's, is the same page; so is an address that holds no id. Other failures go on. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  return await asked.catch((error: unknown) => {
    const { code } = toAppError(error);
    if (code === "not_found" || code === "validation_failed") notFound();
    throw error;
  });
}
