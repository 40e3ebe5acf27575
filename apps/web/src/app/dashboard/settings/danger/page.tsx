import { may } from "@voxcalls/api/permissions";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DangerZone } from "~/features/settings/danger-zone";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Danger zone" };

export default async function DangerPage() {
  const { person } = await requireMember();
  if (!may(person.role, "tenant:update")) notFound();
  const keys = await (await api()).apiKeys.list({ limit: 100 });
  const active = keys.data.filter(({ state }) => state === "active").length;
  const count = active === 1 ? "1 active key" : `${active}${keys.hasMore ? " or more" : ""} active keys`;
  return <DangerZone activeKeys={count} />;
}
