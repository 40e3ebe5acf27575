import "server-only";
import { contextOf, type PublicCtx } from "@voxcalls/api";
import type { ActingRole } from "@voxcalls/api/permissions";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { deps } from "./deps";

/** The context of the page being rendered. A page only reads, so the method is always GET. */
export const pageContext = cache(async (): Promise<PublicCtx> => {
  const sent = await headers();
  return contextOf(deps(), new Request(deps().env.FRONTEND_URL, { headers: sent }), sent.get("x-peer-address"));
});

/** The signed-in person, or null: a page never fails because a cookie ran out, and is not for programs with a key. */
export const currentSession = cache(async () => {
  const ctx = await pageContext();
  const session = await ctx.signedIn().catch(() => null);
  const person = session?.person;
  return session && person && person.type !== "api_key" ? { ...session, person } : null;
});

/** For pages behind the sign-in: sends everyone else to it, with the way back. */
export async function requireSession() {
  const session = await currentSession();
  if (session) return session;
  const path = (await headers()).get("x-request-path") ?? "/dashboard";
  redirect(`/login?next=${encodeURIComponent(path)}`);
}

/**
 * For pages of a tenant: its member, or a super admin who visits it and then acts as a visitor or, raised, as an admin. A super admin
 * who visits nobody goes to the platform's pages, and who needs a second factor to where it is set up.
 */
export async function requireMember() {
  const { person, tenant, needsSecondFactor, visit } = await requireSession();
  if (person.type === "super_admin") {
    if (!visit) redirect("/admin");
    const role: ActingRole = visit.mayWrite ? "admin" : "visitor";
    return { person: { ...person, role }, tenant: visit.tenant, visit };
  }
  if (!tenant) redirect("/admin");
  if (needsSecondFactor) redirect("/account?set-up=two-factor");
  return { person: { ...person, role: person.role satisfies ActingRole as ActingRole }, tenant, visit: undefined };
}
