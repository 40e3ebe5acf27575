import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { CopyId } from "@voxcalls/ui/copy-id";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { PageHeader } from "@voxcalls/ui/page-header";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { TextLink } from "@voxcalls/ui/text-link";
import type { Metadata } from "next";
import { CallListening } from "~/features/calls/call-listening";
import { CallReceipt } from "~/features/calls/call-receipt";
import { directionWords, durationWords, outcomeOf, reasonWords, summaryOf } from "~/features/calls/call-words";
import { orNotFound } from "~/server/or-not-found";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Call" };

export default async function CallPage({ params }: PageProps<"/dashboard/calls/[callId]">) {
  const { callId } = await params;
  const call = await orNotFound((await api()).calls.get({ id: callId }));
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
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <CallListening call={call} />
        <div className="flex flex-col gap-6">
          <CallReceipt call={call} />
          <Card>
            <CardHeader title="Call" />
            <CardContent className="pt-2">
              <DetailList>
                <Detail label="Began">
                  <RelativeTime at={call.startedAt ?? call.createdAt} />
                </Detail>
                <Detail label="Duration">{durationWords(call.durationSeconds)}</Detail>
                <Detail label="Direction">{directionWords[call.direction]}</Detail>
                <Detail label="From">{call.fromNumber ?? "–"}</Detail>
                <Detail label="To">{call.toNumber ?? "–"}</Detail>
                <Detail label="Agent">
                  {call.agentId ? (
                    <TextLink href={`/dashboard/agent/${call.agentId}`}>{call.agentName ?? "Agent"}</TextLink>
                  ) : (
                    "–"
                  )}
                </Detail>
                <Detail label="Ended by">{reasonWords(call.disconnectionReason)}</Detail>
                <Detail label="Caller's mood">{call.userSentiment ?? "–"}</Detail>
                <Detail label="Call id">
                  <CopyId value={call.id} label="call id" />
                </Detail>
              </DetailList>
            </CardContent>
          </Card>
        </div>
      </div>
    </>
  );
}
