import "server-only";
import { contextOf, type PublicCtx } from "@voxcalls/api";
import { readingRole, type ActingRole } from "@voxcalls/api/permissions";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { isSuspended } from "~/features/shell/is-suspended";
import { deps } from "./deps";
import { wayBack } from "./way-back";

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
  const path = wayBack((await headers()).get("x-request-path"));
  redirect(`/login?next=${encodeURIComponent(path)}`);
}

/**
 * For pages of a tenant: its member, who only reads while it is suspended, or a super admin who visits it and then acts as a visitor
 * or, raised, as an admin. A super admin who visits nobody goes to the platform's pages, and who needs a second factor to where it is set up.
 */
export async function requireMember() {
  const session = await requireSession();
  const { person, tenant: own, needsSecondFactor, visit } = session;
  const tenant = visit?.tenant ?? own;
  if (!tenant) redirect("/admin");
  if (needsSecondFactor) redirect("/account?set-up=two-factor");
  return { person: { ...person, role: actingRole(session) }, tenant, visit };
}

/** As what the screens take whoever is signed in: what the server would refuse is not offered. */
export function actingRole({ person, tenant, visit }: Awaited<ReturnType<typeof requireSession>>): ActingRole {
  if (visit) return visit.mayWrite ? "admin" : "visitor";
  return person.role !== "super_admin" && tenant && isSuspended(tenant) ? readingRole(person.role) : person.role;
}
