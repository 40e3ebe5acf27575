import { may } from "@voxcalls/api/permissions";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import { EndpointsTable } from "~/features/webhooks/endpoints-table";
import { NewEndpoint } from "~/features/webhooks/new-endpoint";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Webhooks" };

// There are never more of them than fit here.
const rows = 100;

export default async function WebhooksPage() {
  const { person } = await requireMember();
  const { data } = await (await api()).webhookEndpoints.list({ limit: rows });
  const mayManage = may(person.role, "webhooks:manage");
  if (data.length === 0) {
    return (
      <EmptyState
        icon={<Webhook />}
        title="No webhooks yet"
        description="A program of yours is told when a call begins, ends or is analysed: signed, in order, and again when it was away."
        action={mayManage ? <NewEndpoint /> : undefined}
      />
    );
  }
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <p className="text-compact text-muted-foreground">Programs that are told what happens, as it happens.</p>
        {mayManage ? <NewEndpoint /> : null}
      </div>
      <EndpointsTable endpoints={data} />
    </>
  );
}
