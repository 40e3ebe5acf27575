import { may } from "@voxcalls/api/permissions";
import type { Metadata } from "next";
import { PrivacyForm } from "~/features/settings/privacy-form";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Privacy" };

export default async function PrivacyPage() {
  const { person } = await requireMember();
  const settings = await (await api()).tenant.get();
  return (
    <PrivacyForm
      key={settings.updatedAt.toISOString()}
      settings={settings}
      mayChange={may(person.role, "tenant:update")}
    />
  );
}
