import { may } from "@voxcalls/api/permissions";
import { PageHeader } from "@voxcalls/ui/page-header";
import { PhoneOff } from "lucide-react";
import { EmptyState } from "@voxcalls/ui/empty-state";
import type { Metadata } from "next";
import { Suspense } from "react";
import { linesOf } from "~/features/calls/lines";
import { PlaceCall } from "~/features/calls/place-call";
import { AgentFilter } from "~/features/dashboard/agent-filter";
import { concernsOf } from "~/features/dashboard/attention";
import { FirstSteps } from "~/features/dashboard/first-steps";
import { OwnLine } from "~/features/dashboard/own-line";
import { OverviewFigures } from "~/features/dashboard/overview-figures";
import { rangeOf, ranges } from "~/features/dashboard/ranges";
import { OverviewSkeleton } from "~/features/dashboard/overview-skeleton";
import { AddressChoice } from "~/features/shell/address-choice";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Overview" };

export default async function DashboardPage({ searchParams }: PageProps<"/dashboard">) {
  const { person } = await requireMember();
  const asked = await searchParams;
  const range = rangeOf(asked["days"]);
  const caller = await api();
  const isAdmin = may(person.role, "phone-numbers:read");
  const [recent, agents, numbers] = await Promise.all([
    caller.calls.table({ limit: 8 }),
    caller.agents.list({ limit: 100 }),
    isAdmin ? caller.phoneNumbers.list({ limit: 100 }) : caller.phoneNumbers.mine({ limit: 100 }),
  ]);
  if (recent.data.length === 0) {
    return (
      <>
        <PageHeader title="Overview" description="Your calls stand here as soon as there are any." />
        {may(person.role, "agents:create") ? (
          <FirstSteps
            hasAgent={agents.data.length > 0}
            hasNumber={numbers.data.length > 0}
            testCall={<PlaceCall lines={linesOf(numbers.data)} label="Call my phone" primary />}
          />
        ) : (
          <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <EmptyState
              icon={<PhoneOff />}
              title="No calls yet"
              description="When someone calls your number, the call stands here with its transcript and recording."
              className="rounded-lg border bg-card"
            />
            <OwnLine agents={agents.data} numbers={numbers.data} />
          </div>
        )}
      </>
    );
  }
  const agent = agents.data.find(({ id }) => id === asked["agent"]) ?? null;
  return (
    <>
      <PageHeader
        title="Overview"
        description={isAdmin ? "Your organisation's calls at a glance." : "Your calls at a glance."}
        actions={
          <>
            {agents.data.length > 1 ? (
              <AgentFilter value={agent?.id ?? null} agents={agents.data.map(({ id, name }) => ({ id, name }))} />
            ) : null}
            <AddressChoice label="Span" name="days" value={range} standard="30" options={ranges} />
          </>
        }
      />
      <Suspense key={`${range} ${agent?.id}`} fallback={<OverviewSkeleton />}>
        <OverviewFigures
          range={range}
          agentId={agent?.id ?? null}
          recent={recent.data}
          isAdmin={isAdmin}
          concerns={(usage) =>
            concernsOf({
              agents: agents.data,
              numbers: numbers.data,
              usage,
              mayBind: may(person.role, "phone-numbers:bind"),
            })
          }
          ownLine={isAdmin ? null : <OwnLine agents={agents.data} numbers={numbers.data} />}
        />
      </Suspense>
    </>
  );
}
