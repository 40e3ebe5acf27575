import { may, type ActingRole } from "@voxcalls/api/permissions";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Hash } from "lucide-react";
import type { Metadata } from "next";
import { linesOf } from "~/features/calls/lines";
import { PlaceCall } from "~/features/calls/place-call";
import { ClaimNumber } from "~/features/phone-numbers/claim-number";
import { NumbersTable } from "~/features/phone-numbers/numbers-table";
import { PlanUse } from "~/features/shell/plan-use";
import { chosenColumns } from "~/server/columns";
import { isActive } from "~/features/members/member-words";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Numbers" };

export default async function NumbersPage() {
  const { person } = await requireMember();
  return may(person.role, "phone-numbers:read") ? <AllNumbers role={person.role} /> : <OwnNumbers />;
}

async function AllNumbers({ role }: { role: ActingRole }) {
  const caller = await api();
  const [{ data: numbers }, { data: agents }, members, limits, columns] = await Promise.all([
    caller.phoneNumbers.list({ limit: 100 }),
    caller.agents.list({ limit: 100 }),
    caller.members.list(),
    caller.billing.limits(),
    chosenColumns("numbers"),
  ]);
  const choices = {
    agents: agents.map(({ id, name }) => ({ id, name })),
    members: members.filter(isActive).map(({ id, name }) => ({ id, name })),
  };
  const claim = may(role, "phone-numbers:claim") ? <ClaimNumber agents={choices.agents} /> : undefined;
  return (
    <>
      <PageHeader
        title="Numbers"
        description="The numbers your callers dial, and who answers them."
        meta={numbers.length > 0 ? <PlanUse {...limits.phoneNumbers} noun="numbers" /> : undefined}
        actions={
          numbers.length > 0 ? (
            <>
              {may(role, "calls:start") ? <PlaceCall lines={linesOf(numbers)} label="Place a call" /> : null}
              {claim}
            </>
          ) : undefined
        }
      />
      {numbers.length > 0 ? (
        <NumbersTable
          numbers={numbers}
          edit={may(role, "phone-numbers:bind") ? choices : null}
          chosenColumns={columns}
        />
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
  const [{ data: numbers }, columns] = await Promise.all([
    (await api()).phoneNumbers.mine({ limit: 100 }),
    chosenColumns("numbers"),
  ]);
  return (
    <>
      <PageHeader title="Numbers" description="The numbers that belong to you." />
      {numbers.length > 0 ? (
        <NumbersTable numbers={numbers} edit={null} chosenColumns={columns} />
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
