import { may } from "@voxcalls/api/permissions";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireMember } from "~/server/session";

/** Asked above the page's skeleton: once that has been sent, an answer can be no 404 any more. */
export default async function TeamLayout({ children }: { children: ReactNode }) {
  const { person } = await requireMember();
  if (!may(person.role, "members:read")) notFound();
  return children;
}
