import { may } from "@voxcalls/api/permissions";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { BookOpen } from "lucide-react";
import type { Metadata } from "next";
import { KnowledgeTable } from "~/features/knowledge/knowledge-table";
import { NewBase } from "~/features/knowledge/new-base";
import { chosenColumns } from "~/server/columns";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Knowledge" };

export default async function KnowledgePage() {
  const { person } = await requireMember();
  const caller = await api();
  const [{ data: bases }, columns] = await Promise.all([
    caller.knowledge.list({ limit: 100 }),
    chosenColumns("knowledge"),
  ]);
  const mayManage = may(person.role, "knowledge:manage");
  return (
    <>
      <PageHeader
        title="Knowledge"
        description="Files, pages and texts in which agents look things up while they talk."
        actions={mayManage && bases.length > 0 ? <NewBase /> : undefined}
      />
      {bases.length > 0 ? (
        <KnowledgeTable bases={bases} showsOwner={may(person.role, "members:read")} chosenColumns={columns} />
      ) : (
        <EmptyState
          icon={<BookOpen />}
          title="No knowledge yet"
          description="A knowledge base holds what an agent need not know by heart: prices, opening hours, the small print."
          action={mayManage ? <NewBase /> : undefined}
        />
      )}
    </>
  );
}
