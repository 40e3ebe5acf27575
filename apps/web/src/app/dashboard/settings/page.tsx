import { may } from "@voxcalls/api/permissions";
import type { Metadata } from "next";
import { OrganisationForm } from "~/features/settings/organisation-form";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Settings" };

export default async function OrganisationPage() {
  const { person } = await requireMember();
  const settings = await (await api()).tenant.get();
  return (
    <OrganisationForm
      key={settings.updatedAt.toISOString()}
      settings={settings}
      mayChange={may(person.role, "tenant:update")}
    />
  );
}
