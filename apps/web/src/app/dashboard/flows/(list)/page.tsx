import { may } from "@voxcalls/api/permissions";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Workflow } from "lucide-react";
import type { Metadata } from "next";
import { FlowsTable } from "~/features/flows/list/flows-table";
import { ImportFlow } from "~/features/flows/list/import-flow";
import { NewFlow } from "~/features/flows/list/new-flow";
import { chosenColumns } from "~/server/columns";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Flows" };

export default async function FlowsPage() {
  const { person } = await requireMember();
  const caller = await api();
  const [{ data: flows }, columns] = await Promise.all([caller.flows.list({ limit: 100 }), chosenColumns("flows")]);
  const rights = {
    mayCreate: may(person.role, "flows:create"),
    mayUpdate: may(person.role, "flows:update"),
    mayDelete: may(person.role, "flows:delete"),
  };
  const create = (
    <div className="flex gap-2">
      <ImportFlow />
      <NewFlow />
    </div>
  );
  return (
    <>
      <PageHeader
        title="Flows"
        description="Conversations drawn node by node: what is said, what is done, and where it goes on."
        actions={rights.mayCreate && flows.length > 0 ? create : undefined}
      />
      {flows.length > 0 ? (
        <FlowsTable flows={flows} rights={rights} chosenColumns={columns} />
      ) : (
        <EmptyState
          icon={<Workflow />}
          title={rights.mayCreate ? "No flows yet" : "None of your agents follows a flow"}
          description={
            rights.mayCreate
              ? "A flow leads a conversation along ways that you draw. Begin with a template, and let an agent follow it."
              : "As soon as an agent of yours follows one, you can shape it here."
          }
          action={rights.mayCreate ? create : undefined}
        />
      )}
    </>
  );
}
