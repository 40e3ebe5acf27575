import { may } from "@voxcalls/api/permissions";
import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { PageHeader } from "@voxcalls/ui/page-header";
import { StatusDot } from "@voxcalls/ui/status-dot";
import type { Metadata } from "next";
import { Suspense } from "react";
import { CallBehind } from "~/features/calls/call-behind";
import { CallFacts } from "~/features/calls/call-facts";
import { CallInProgress } from "~/features/calls/call-in-progress";
import { Latency } from "~/features/calls/call-latency";
import { CallListening } from "~/features/calls/call-listening";
import { CallNotes } from "~/features/calls/call-notes";
import { ReceiptLines } from "~/features/calls/call-receipt";
import { outcomeOf, summaryOf } from "~/features/calls/call-words";
import { CallsOfNumber } from "~/features/calls/calls-of-number";
import { DeleteCall } from "~/features/calls/delete-call";
import { loadOpenCall } from "~/features/calls/filter-parsers";
import { readCall } from "~/server/read-or-not-found";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Call" };

export default async function CallPage({ params, searchParams }: PageProps<"/dashboard/calls/[callId]">) {
  const { callId } = await params;
  const { line } = await loadOpenCall(searchParams);
  const { person } = await requireMember();
  const call = await readCall(callId);
  const receipt = call.cost === null ? undefined : await (await api()).calls.receipt({ id: call.id });
  const outcome = outcomeOf(call);
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb items={[{ label: "Calls", href: "/dashboard/calls" }, { label: call.phoneNumber ?? "Call" }]} />
        }
        title={call.phoneNumber ?? "Unknown number"}
        meta={
          <StatusDot tone={outcome.tone} pulse={call.status === "in_progress"}>
            {outcome.word}
          </StatusDot>
        }
        description={summaryOf(call) ?? undefined}
        actions={
          may(person.role, "calls:delete") && call.status !== "in_progress" ? <DeleteCall id={call.id} /> : undefined
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {call.status === "in_progress" ? (
            <CallInProgress id={call.id} mayAct={may(person.role, "calls:start")} />
          ) : (
            <CallListening call={call} line={line} />
          )}
          <CallBehind id={call.id} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Card>
            <CardHeader title="Facts" />
            <CardContent className="pt-2">
              <CallFacts call={call} />
            </CardContent>
          </Card>
          <Card>
            <CardHeader title="Notes" />
            <CardContent className="pt-2">
              <CallNotes call={call} mayWrite={may(person.role, "calls:annotate")} />
            </CardContent>
          </Card>
          <Card>
            <CardHeader title="Receipt" />
            <CardContent className="pt-2">
              <ReceiptLines call={call} initial={receipt} />
            </CardContent>
          </Card>
          {call.latency ? (
            <Card>
              <CardHeader title="Latency" description="From the caller's last word to the agent's first." />
              <CardContent className="pt-3">
                <Latency latency={call.latency} />
              </CardContent>
            </Card>
          ) : null}
          <Suspense>
            <CallsOfNumber id={call.id} phoneNumber={call.phoneNumber} />
          </Suspense>
        </div>
      </div>
    </>
  );
}
