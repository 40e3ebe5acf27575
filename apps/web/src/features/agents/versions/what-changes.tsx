"use client";

import type { AgentView, VersionDiff } from "@voxcalls/api/schemas/agents";
import { Badge } from "@voxcalls/ui/badge";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { TextLink } from "@voxcalls/ui/text-link";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { fieldWords } from "./field-words";
import { changeWords, partName } from "./part-words";

const shown = 8;

/** What callers meet anew when the draft is published, a line for each thing; the whole difference is a page away. */
export function WhatChanges({ agent }: { readonly agent: Pick<AgentView, "id" | "publishedVersion"> }) {
  const { id, publishedVersion } = agent;
  const { data, error } = trpc.agents.diff.useQuery(
    { id, n: publishedVersion ?? 1, against: "draft" },
    { enabled: publishedVersion !== null, staleTime: 0, refetchOnMount: "always" },
  );
  if (publishedVersion === null) return null;
  return (
    <section aria-label="What changes" className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="text-sm font-medium">What changes since version {publishedVersion}</h3>
        <TextLink href={`/dashboard/agent/${id}/versions`} className="text-compact">
          See all of it
        </TextLink>
      </div>
      {data ? <Lines of={data} /> : error ? <p className="text-compact">{failureWords(error)}</p> : <Waiting />}
    </section>
  );
}

function Lines({ of: { texts, settings, parts } }: { readonly of: VersionDiff }) {
  const lines = [
    ...parts.map((part) => ({ key: `${part.kind} ${part.id}`, what: partName(part), change: part.change })),
    ...[...texts, ...settings].map(({ field }) => ({
      key: field,
      what: fieldWords(field),
      change: "changed" as const,
    })),
  ];
  if (lines.length === 0) {
    return <p className="text-compact text-muted-foreground">Nothing: what callers meet says and does the same.</p>;
  }
  return (
    <ul className="max-h-60 divide-y overflow-y-auto rounded-lg border text-compact">
      {lines.slice(0, shown).map(({ key, what, change }) => (
        <li key={key} className="flex items-center justify-between gap-3 px-3 py-1.5">
          <span className="min-w-0 truncate">{what}</span>
          <Badge tone={changeWords[change].tone}>{changeWords[change].word}</Badge>
        </li>
      ))}
      {lines.length > shown ? (
        <li className="px-3 py-1.5 text-muted-foreground">and {lines.length - shown} more</li>
      ) : null}
    </ul>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Comparing" className="flex flex-col gap-2 rounded-lg border p-3">
      <Skeleton className="h-4 w-2/3" />
      <Skeleton className="h-4 w-1/2" />
    </div>
  );
}
