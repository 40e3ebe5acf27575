import "server-only";
import { cache } from "react";
import { orNotFound } from "./or-not-found";
import { requireMember } from "./session";
import { api } from "~/trpc/server";

/** The flow of a page and its layout, read once; the not-found page for somebody else's, and for one that never was. */
export const readFlow = cache(async (id: string) => {
  await requireMember();
  return await orNotFound((await api()).flows.get({ id }));
});
