import { may } from "@voxcalls/api/permissions";
import { PageHeader } from "@voxcalls/ui/page-header";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SettingsNav } from "~/features/settings/settings-nav";
import { requireMember } from "~/server/session";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { person } = await requireMember();
  if (!may(person.role, "tenant:read")) notFound();
  return (
    <>
      <PageHeader title="Settings" description="Rules and keys of your organisation, and who did what." />
      <SettingsNav mayChange={may(person.role, "tenant:update")} />
      {children}
    </>
  );
}
