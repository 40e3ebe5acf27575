import "server-only";
import { contextOf, type PublicCtx } from "@voxcalls/api";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { deps } from "./deps";

/** The context of the page being rendered. A page only reads, so the method is always GET. */
export const pageContext = cache(async (): Promise<PublicCtx> => {
  const sent = await headers();
  return contextOf(deps(), new Request(deps().env.FRONTEND_URL, { headers: sent }), sent.get("x-peer-address"));
});

/** The signed-in person, or null: a page never fails because a cookie ran out. */
export const currentSession = cache(async () => {
  const ctx = await pageContext();
  return await ctx.signedIn().catch(() => null);
});

/** For pages behind the sign-in: sends everyone else to it, with the way back. */
export async function requireSession() {
  const session = await currentSession();
  if (session) return session;
  const path = (await headers()).get("x-request-path") ?? "/dashboard";
  redirect(`/login?next=${encodeURIComponent(path)}`);
}

/** For pages of a tenant; a super admin, who has none, goes to the platform's. */
export async function requireMember() {
  const { person, tenant } = await requireSession();
  if (person.type === "super_admin" || !tenant) redirect("/admin");
  return { person, tenant };
}
