"use client";

import type { KnowledgeView } from "@voxcalls/api/schemas/knowledge";
import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { Button } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { AlignLeft, BookOpen, Globe } from "lucide-react";
import { useState } from "react";
import { trpc } from "~/trpc/client";
import { AddPage } from "./add-page";
import { AddText } from "./add-text";
import { AskBox } from "./ask-box";
import { BaseMenu } from "./base-menu";
import { BaseSide } from "./base-side";
import { DropZone } from "./drop-zone";
import { statusOfBase } from "./knowledge-words";
import { SourceList } from "./source-list";
import { UploadList } from "./upload-list";
import { useUploads } from "./use-uploads";

const lookEveryMs = 2_000;

/** One base: what it holds, what it answers, and what uses it. While something is being read it looks again by itself. */
export function BasePage({ initial, mayManage }: { initial: KnowledgeView; mayManage: boolean }) {
  const query = trpc.knowledge.get.useQuery(
    { id: initial.id },
    {
      initialData: initial,
      refetchInterval: ({ state }) => (state.data?.status === "processing" ? lookEveryMs : false),
    },
  );
  const base = query.data;
  const look = () => void query.refetch();
  const { uploads, add, again, dismiss } = useUploads(base.id, look);
  const [adding, setAdding] = useState<"page" | "text" | null>(null);
  const { tone, word, pulse } = statusOfBase(base);
  const added = { baseId: base.id, onAdded: look, onClose: () => setAdding(null) };
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb items={[{ label: "Knowledge", href: "/dashboard/knowledge" }, { label: base.name }]} />}
        title={base.name}
        meta={
          <StatusDot tone={tone} pulse={pulse}>
            {word}
          </StatusDot>
        }
        description={base.ownerName ? `Owned by ${base.ownerName}.` : undefined}
        actions={mayManage ? <BaseMenu base={base} onChanged={look} /> : undefined}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-labelledby="sources-heading" className="flex min-w-0 flex-col gap-3">
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
            <h2 id="sources-heading" className="font-semibold">
              Sources
            </h2>
            {mayManage ? (
              <div className="flex gap-2">
                <Button size="sm" onClick={() => setAdding("page")}>
                  <Globe />
                  Add page
                </Button>
                <Button size="sm" onClick={() => setAdding("text")}>
                  <AlignLeft />
                  Add text
                </Button>
              </div>
            ) : null}
          </div>
          {mayManage ? <DropZone onFiles={add} /> : null}
          <UploadList uploads={uploads} onAgain={again} onDismiss={dismiss} />
          {base.sources.length > 0 ? (
            <SourceList baseId={base.id} sources={base.sources} mayManage={mayManage} onChanged={look} />
          ) : uploads.length === 0 ? (
            <EmptyState
              icon={<BookOpen />}
              title="Nothing in it yet"
              description="Add a price list, opening hours, answers to what callers often ask: agents look it up while they talk."
            />
          ) : null}
        </section>
        <aside className="flex min-w-0 flex-col gap-4">
          {mayManage ? (
            <AskBox baseId={base.id} canAnswer={base.sources.some(({ status }) => status === "ready")} />
          ) : null}
          <BaseSide base={base} mayManage={mayManage} onChanged={look} />
        </aside>
      </div>
      {adding === "page" ? <AddPage {...added} /> : null}
      {adding === "text" ? <AddText {...added} /> : null}
    </>
  );
}
