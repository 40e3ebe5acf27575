import { may } from "@voxcalls/api/permissions";
import { Callout } from "@voxcalls/ui/callout";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { FullTime, RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { TextLink } from "@voxcalls/ui/text-link";
import { Send } from "lucide-react";
import type { Metadata } from "next";
import { ListPages } from "~/features/shell/list-pages";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { askedPage } from "~/features/shell/page-place";
import { EndpointActs } from "~/features/webhooks/endpoint-acts";
import { LogFilters } from "~/features/webhooks/log-filters";
import { loadLogFilters } from "~/features/webhooks/log-parsers";
import { LogTable } from "~/features/webhooks/log-table";
import { endpointStates } from "~/features/webhooks/webhook-words";
import { orNotFound } from "~/server/or-not-found";
import { orFirstPage } from "~/server/or-first-page";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Webhook" };

const home = "/dashboard/settings/developer/webhooks";

export default async function WebhookPage({ params, searchParams }: PageProps<`${typeof home}/[endpointId]`>) {
  const { person } = await requireMember();
  const { endpointId: id } = await params;
  const caller = await api();
  const endpoint = await orNotFound(caller.webhookEndpoints.get({ id }));
  const { status, type, ...place } = await loadLogFilters(searchParams);
  const asked = askedPage(place, 25);
  const path = `${home}/${id}`;
  const log = await orFirstPage(
    caller.webhookEndpoints.deliveries({ id, ...asked, ...(status && { status }), ...(type && { type }) }),
    path,
  );
  const isFiltered = status !== null || type !== null;
  const isEmpty = log.data.length === 0 && !isFiltered && place.trail === null;
  const mayManage = may(person.role, "webhooks:manage");
  const state = endpointStates[endpoint.status];
  return (
    <>
      <TextLink href={home}>All webhooks</TextLink>
      <div className="mt-2 mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 className="text-base font-semibold break-all">{endpoint.url}</h2>
          <p className="flex flex-wrap items-center gap-x-3 text-compact text-muted-foreground">
            <StatusDot tone={state.tone}>{state.word}</StatusDot>
            {endpoint.description === "" ? null : <span>{endpoint.description}</span>}
            <span>{endpoint.events.join(", ")}</span>
            {endpoint.lastSuccessAt ? (
              <span>
                Last delivered <RelativeTime at={endpoint.lastSuccessAt} />
              </span>
            ) : null}
          </p>
        </div>
        {mayManage ? <EndpointActs endpoint={endpoint} /> : null}
      </div>
      {endpoint.status === "switched_off" ? (
        <Callout tone="danger" className="mb-4" title="It was switched off, and nothing is sent to it">
          {endpoint.switchedOffReason} Once it works again, take it up: what waits is sent then, and what happened
          meanwhile can be sent again.
        </Callout>
      ) : null}
      {endpoint.rotationEndsAt ? (
        <Callout tone="info" className="mb-4">
          Two secrets sign until <FullTime at={endpoint.rotationEndsAt} />; after that the new one alone.
        </Callout>
      ) : null}
      {isEmpty ? (
        <EmptyState
          icon={<Send />}
          title="Nothing was sent yet"
          description="What this endpoint is told stands here, with what it answered. A ping shows whether it listens."
        />
      ) : (
        <>
          <LogFilters />
          {log.data.length === 0 ? (
            <NothingMatches href={path} title="No delivery matches" description="Nothing of this kind was sent." />
          ) : (
            <LogTable endpointId={id} deliveries={log.data} mayReplay={mayManage && endpoint.status === "active"} />
          )}
          <ListPages nextCursor={log.nextCursor} rows={asked.limit} />
        </>
      )}
    </>
  );
}
