import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Shell } from "~/features/shell/shell";
import { requireSession } from "~/server/session";
import { api } from "~/trpc/server";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { person } = await requireSession();
  if (person.type !== "super_admin") notFound();
  const me = await (await api()).auth.me();
  return (
    <Shell place={{ name: "VoxCalls", plan: "Super admin" }} role="super_admin" name={me.name} email={me.email}>
      {children}
    </Shell>
  );
}
