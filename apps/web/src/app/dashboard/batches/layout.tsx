import { may } from "@voxcalls/api/permissions";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireMember } from "~/server/session";

/** Asked above the page's skeleton: once that has been sent, an answer can be no 404 any more. */
export default async function BatchesLayout({ children }: { children: ReactNode }) {
  const { person } = await requireMember();
  if (!may(person.role, "batches:read")) notFound();
  return children;
}
