"use client";

import type { SourceView } from "@voxcalls/api/schemas/knowledge";
import { Button } from "@voxcalls/ui/button";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { toast } from "@voxcalls/ui/toast";
import { AlignLeft, FileText, Globe, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { sizeWords, sourceKind, sourceStatus } from "./knowledge-words";

interface SourceListProps {
  readonly baseId: string;
  readonly sources: readonly SourceView[];
  readonly mayManage: boolean;
  readonly onChanged: () => void;
}

const icons = { document: FileText, url: Globe, text: AlignLeft };

/** What a base holds, each with how far it is, why it failed, and what can be done about it. */
export function SourceList({ sources, ...props }: SourceListProps) {
  return (
    <ul aria-label="Sources" className="divide-y rounded-lg border bg-card">
      {sources.map((source) => (
        <Source key={source.id} source={source} {...props} />
      ))}
    </ul>
  );
}

interface SourceProps extends Omit<SourceListProps, "sources"> {
  readonly source: SourceView;
}

function Source({ baseId, source, mayManage, onChanged }: SourceProps) {
  const [asking, setAsking] = useState(false);
  const retry = trpc.knowledge.retrySource.useMutation({
    onSuccess: onChanged,
    onError: (error) => toast.error(failureWords(error)),
  });
  const removal = trpc.knowledge.removeSource.useMutation();
  const { id, type, title, excerpt, sizeBytes, status, failureReason, mayRetry, createdAt } = source;
  const { tone, word, pulse } = sourceStatus[status];
  const Icon = icons[type];
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium" title={title}>
          {title}
        </p>
        <p className="flex flex-wrap items-center gap-x-2 text-compact text-muted-foreground">
          <StatusDot tone={tone} pulse={pulse}>
            {word}
          </StatusDot>
          <span>
            {sourceKind[type]}
            {sizeBytes === null ? null : `, ${sizeWords(sizeBytes)}`}
          </span>
          <span>
            added <RelativeTime at={createdAt} />
          </span>
        </p>
        {excerpt === null ? null : <p className="mt-1 line-clamp-2 text-compact text-muted-foreground">{excerpt}</p>}
        {failureReason === null ? null : <p className="mt-1 text-compact text-danger-strong">{failureReason}</p>}
      </div>
      {mayManage ? (
        <div className="flex shrink-0 gap-1">
          {mayRetry ? (
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Read ${title} again`}
              pending={retry.isPending}
              onClick={() => retry.mutate({ id: baseId, sourceId: id })}
            >
              <RotateCcw />
            </Button>
          ) : null}
          <Button variant="ghost" size="icon-sm" aria-label={`Remove ${title}`} onClick={() => setAsking(true)}>
            <Trash2 />
          </Button>
        </div>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove ${title}?`}
        description="Agents do not answer from it any more, from their next call on. It cannot be undone; it can be added again."
        confirmLabel="Remove source"
        error={removal.error ? failureWords(removal.error) : undefined}
        onConfirm={async () => {
          await removal.mutateAsync({ id: baseId, sourceId: id });
          onChanged();
        }}
      />
    </li>
  );
}
