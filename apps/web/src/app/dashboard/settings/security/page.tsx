import { may } from "@voxcalls/api/permissions";
import type { Metadata } from "next";
import { SecurityForm } from "~/features/settings/security-form";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage() {
  const { person } = await requireMember();
  const settings = await (await api()).tenant.get();
  return (
    <SecurityForm
      key={settings.updatedAt.toISOString()}
      settings={settings}
      mayChange={may(person.role, "tenant:update")}
    />
  );
}
