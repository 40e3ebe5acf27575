"use client";

import type { AgentView, VersionView } from "@voxcalls/api/schemas/agents";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Badge } from "@voxcalls/ui/badge";
import { Button } from "@voxcalls/ui/button";
import { cn } from "@voxcalls/ui/cn";
import { Field } from "@voxcalls/ui/field";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { Textarea } from "@voxcalls/ui/textarea";
import { toast } from "@voxcalls/ui/toast";
import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import type { Comparison } from "./comparison";

interface VersionListProps {
  readonly agent: AgentView;
  readonly versions: readonly VersionView[];
  readonly hasMore: boolean;
  readonly shown: Comparison | null;
  readonly mayPublish: boolean;
  /** It was changed and put back: callers meet what it says. */
  readonly isDraftSame: boolean;
}

/** The history of an agent, newest first; one click compares a version with the one before it. */
export function VersionList({ agent, versions, hasMore, shown, mayPublish, isDraftSame }: VersionListProps) {
  const [asking, setAsking] = useState<VersionView | null>(null);
  return (
    <nav aria-label="Versions" className="flex flex-col gap-2">
      <ol className="divide-y rounded-lg border">
        {agent.hasUnpublishedChanges ? (
          <li>
            <Entry
              href={`?n=${agent.publishedVersion ?? 1}&against=draft`}
              isOpen={shown?.against === "draft"}
              title="Draft"
              badge={isDraftSame ? <Badge>Same as published</Badge> : <Badge tone="warning">Not published</Badge>}
            >
              Changed <RelativeTime at={agent.updatedAt} />
            </Entry>
          </li>
        ) : null}
        {versions.map((version) => (
          <li key={version.id} className="relative">
            <Entry
              href={`?n=${version.version}`}
              isOpen={shown?.against !== "draft" && shown?.n === version.version}
              title={`Version ${version.version}`}
              badge={<VersionBadge version={version} />}
            >
              {version.title ? <span className="block text-foreground">{version.title}</span> : null}
              {version.failureReason ? <span className="block text-foreground">{version.failureReason}</span> : null}
              {version.reason ? (
                <span className="block">Published although a test failed: {version.reason}</span>
              ) : null}
              {version.createdByName} · <RelativeTime at={version.publishedAt ?? version.createdAt} />
            </Entry>
            {mayPublish && !version.isCurrent && version.status !== "publishing" ? (
              <Button
                variant="ghost"
                size="icon-sm"
                className="absolute right-2 bottom-2"
                aria-label={`Go back to version ${version.version}`}
                onClick={() => setAsking(version)}
              >
                <RotateCcw />
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {hasMore ? <p className="text-compact text-muted-foreground">The newest hundred are shown.</p> : null}
      <GoBack agent={agent} version={asking} onDone={() => setAsking(null)} />
    </nav>
  );
}

interface EntryProps {
  readonly href: string;
  readonly isOpen: boolean;
  readonly title: string;
  readonly badge: React.ReactNode;
  readonly children: React.ReactNode;
}

function Entry({ href, isOpen, title, badge, children }: EntryProps) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={isOpen ? "true" : undefined}
      className={cn("block px-4 py-3 pr-12 -outline-offset-2 hover:bg-muted", isOpen && "bg-muted")}
    >
      <span className="flex items-center gap-2 text-sm font-medium">
        {title}
        {badge}
      </span>
      <span className="mt-0.5 block text-compact text-muted-foreground">{children}</span>
    </Link>
  );
}

function VersionBadge({ version }: { readonly version: VersionView }) {
  if (version.isCurrent) return <Badge tone="success">Callers meet this</Badge>;
  if (version.status === "publishing") return <Badge tone="info">Being published</Badge>;
  if (version.status === "failed") return <Badge tone="danger">Refused</Badge>;
  if (version.status === "kept") return <Badge>Kept draft</Badge>;
  return null;
}

interface GoBackProps {
  readonly agent: AgentView;
  readonly version: VersionView | null;
  readonly onDone: () => void;
}

function GoBack({ agent, version, onDone }: GoBackProps) {
  const router = useRouter();
  const [reason, setReason] = useState("");
  const rollback = trpc.agents.rollback.useMutation();
  const wantsReason = rollback.error !== null && "reason" in failureOf(rollback.error).fields;
  return (
    <ConfirmDialog
      open={version !== null}
      onOpenChange={(open) => {
        if (!open) onDone();
        setReason("");
        rollback.reset();
      }}
      title={`Go back to version ${version?.version ?? ""}?`}
      description="It is published again as a new version: callers meet it from the next call on, and it becomes the draft."
      affected={[
        ...(agent.hasUnpublishedChanges
          ? ["Your draft has changes that are not published: it is kept in this list."]
          : []),
        ...(wantsReason || reason !== ""
          ? [
              <Field key="reason" label="Why go back to it although a test fails?" required>
                <Textarea rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
              </Field>,
            ]
          : []),
      ]}
      confirmLabel="Publish it again"
      tone="primary"
      error={rollback.error ? failureWords(rollback.error) : undefined}
      onConfirm={async () => {
        if (!version) return;
        const after = await rollback.mutateAsync({
          id: agent.id,
          version: version.version,
          reason: reason.trim() || null,
        });
        toast.success(`Version ${version.version} is published again, as version ${after.publishedVersion ?? ""}`);
        router.replace(`/dashboard/agent/${agent.id}/versions`);
        router.refresh();
      }}
    />
  );
}
