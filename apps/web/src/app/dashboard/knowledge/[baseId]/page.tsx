import { may } from "@voxcalls/api/permissions";
import type { Metadata } from "next";
import { BasePage } from "~/features/knowledge/base-page";
import { readKnowledgeBase } from "~/server/read-or-not-found";
import { requireMember } from "~/server/session";

export const metadata: Metadata = { title: "Knowledge base" };

export default async function KnowledgeBasePage({ params }: PageProps<"/dashboard/knowledge/[baseId]">) {
  const { baseId } = await params;
  const { person } = await requireMember();
  const base = await readKnowledgeBase(baseId);
  return <BasePage key={base.id} initial={base} mayManage={may(person.role, "knowledge:manage")} />;
}
