import { may } from "@voxcalls/api/permissions";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Hash } from "lucide-react";
import type { Metadata } from "next";
import { ClaimNumber } from "~/features/phone-numbers/claim-number";
import { NumbersTable } from "~/features/phone-numbers/numbers-table";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Numbers" };

export default async function NumbersPage() {
  const { person } = await requireMember();
  return may(person.role, "phone-numbers:read") ? <AllNumbers /> : <OwnNumbers />;
}

async function AllNumbers() {
  const caller = await api();
  const [{ data: numbers }, { data: agents }, members] = await Promise.all([
    caller.phoneNumbers.list({ limit: 100 }),
    caller.agents.list({ limit: 100 }),
    caller.members.list(),
  ]);
  const choices = {
    agents: agents.map(({ id, name }) => ({ id, name })),
    members: members.map(({ id, name }) => ({ id, name })),
  };
  const claim = <ClaimNumber agents={choices.agents} />;
  return (
    <>
      <PageHeader
        title="Numbers"
        description="The numbers your callers dial, and who answers them."
        actions={numbers.length > 0 ? claim : undefined}
      />
      {numbers.length > 0 ? (
        <NumbersTable numbers={numbers} edit={choices} />
      ) : (
        <EmptyState
          icon={<Hash />}
          title="No numbers yet"
          description="Claim a number from the pool and bind it to an agent: from then on your agent answers it."
          action={claim}
        />
      )}
    </>
  );
}

async function OwnNumbers() {
  const { data: numbers } = await (await api()).phoneNumbers.mine({ limit: 100 });
  return (
    <>
      <PageHeader title="Numbers" description="The numbers that belong to you." />
      {numbers.length > 0 ? (
        <NumbersTable numbers={numbers} edit={null} />
      ) : (
        <EmptyState
          icon={<Hash />}
          title="No number belongs to you"
          description="An admin of your organisation can assign you one."
        />
      )}
    </>
  );
}
