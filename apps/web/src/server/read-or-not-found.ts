import "server-only";
import { cache } from "react";
import { orNotFound } from "./or-not-found";
import { requireMember } from "./session";
import { api } from "~/trpc/server";

/*
 * What a page is about: read once for the page, its layout and its title; the not-found page for somebody else's, and for one that never
 * was. A layout asks first, because an answer that has begun could not become 404 any more.
 */

export const readAgent = cache(async (id: string) => {
  await requireMember();
  return await orNotFound((await api()).agents.get({ id }));
});

export const readCall = cache(async (id: string) => {
  await requireMember();
  return await orNotFound((await api()).calls.get({ id }));
});

export const readFlow = cache(async (id: string) => {
  await requireMember();
  return await orNotFound((await api()).flows.get({ id }));
});

export const readKnowledgeBase = cache(async (id: string) => {
  await requireMember();
  return await orNotFound((await api()).knowledge.get({ id }));
});

export const readBatch = cache(async (id: string) => {
  await requireMember();
  return await orNotFound((await api()).batches.get({ id }));
});
