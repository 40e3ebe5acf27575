"use client";

import type { FlowView } from "@voxcalls/api/schemas/flows";
import { problemsOf } from "@voxcalls/api/flow-rules";
import { Sheet, SheetContent } from "@voxcalls/ui/sheet";
import { Skeleton } from "@voxcalls/ui/skeleton";
import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { UnsavedGuard } from "~/features/agents/unsaved-guard";
import { FlowListView } from "../list/flow-list-view";
import type { AlsoThere } from "../model/seen-by-server";
import { definitionOf } from "../model/unsaved";
import { TryProvider } from "../try/try-provider";
import { ConflictNotice } from "./conflict-notice";
import { EditorContext, type FlowSurroundings } from "./editor-context";
import { EditorHead, type FlowViewName } from "./editor-head";
import { JsonView } from "./json-view";
import { SidePanel } from "./side-panel";
import { useAutoSave } from "./use-auto-save";
import { useClipboard } from "./use-clipboard";
import { useFlowEditor } from "./use-flow-editor";
import { useHistoryKeys } from "./use-history-keys";
import { useNarrow } from "./use-narrow";
import { useSidePanel } from "./use-side-panel";

// Nobody but who draws pays for the canvas.
const FlowCanvas = dynamic(() => import("../canvas/flow-canvas").then((module) => module.FlowCanvas), {
  ssr: false,
  loading: () => <Waiting />,
});

interface EditorRights {
  readonly mayUpdate: boolean;
  readonly mayCreate: boolean;
  readonly mayPublish: boolean;
  readonly mayTest: boolean;
  readonly mayCreateAgent: boolean;
}

interface FlowEditorProps {
  readonly flow: FlowView;
  readonly surroundings: Omit<FlowSurroundings, "flowId">;
  readonly alsoThere: AlsoThere;
  readonly rights: EditorRights;
  readonly myId: string;
  readonly nameOfMember: Readonly<Record<string, string>>;
}

/** The editor of one flow: canvas, list or JSON, with the inspector beside it; saves by itself. */
export function FlowEditor({ flow, surroundings, alsoThere, rights, myId, nameOfMember }: FlowEditorProps) {
  const narrow = useNarrow();
  const [asked, setView] = useQueryState("view", parseAsStringLiteral(["canvas", "list", "json"] as const));
  // A phone shall not fetch the canvas only to show the list.
  const view: FlowViewName | null = asked ?? (narrow === null ? null : narrow ? "list" : "canvas");
  const [drawer, setDrawer] = useState(false);
  const [name, setName] = useState(flow.name);
  const { agents, knowledgeBases } = surroundings;
  const around = useMemo(() => ({ flowId: flow.id, agents, knowledgeBases }), [flow.id, agents, knowledgeBases]);
  const known = useMemo(
    () => ({
      agentIds: new Set([...agents.map(({ id }) => id), ...alsoThere.agentIds]),
      knowledgeBaseIds: new Set([...knowledgeBases.map(({ id }) => id), ...alsoThere.knowledgeBaseIds]),
    }),
    [agents, knowledgeBases, alsoThere],
  );
  const problemsIn = useCallback((definition: FlowDefinition) => problemsOf(definition, known), [known]);
  const [definition] = useState(() => definitionOf(flow));
  const editor = useFlowEditor(definition, around, !rights.mayUpdate, problemsIn);
  const { status, isUnsaved, retry, takeTheirs, followers, published } = useAutoSave(flow, name, editor);
  useHistoryKeys(editor);
  useClipboard(editor);
  const side = useSidePanel(editor);
  const mayInPanel = { mayTest: rights.mayTest, mayCreateAgent: rights.mayCreateAgent };
  const openDrawer = () => setDrawer(true);
  const inspect = narrow ? openDrawer : undefined;
  const whoSaved = (by: string | null) =>
    by === myId ? "You (in another window)" : ((by && nameOfMember[by]) ?? "Somebody else");

  return (
    <EditorContext value={editor}>
      <div data-full className="absolute inset-0 flex flex-col">
        <EditorHead
          flow={flow}
          agents={followers}
          onPublished={published}
          name={name}
          onName={setName}
          status={status}
          onRetry={retry}
          view={view ?? "canvas"}
          onView={(next) => void setView(next)}
          mayCreate={rights.mayCreate}
          mayPublish={rights.mayPublish}
          mayTest={rights.mayTest}
          panel={narrow ? null : side.tab}
          onPanel={(next) => {
            side.toggle(next);
            if (narrow) openDrawer();
          }}
        />
        {status.kind === "conflict" ? (
          <ConflictNotice
            theirs={status.theirs}
            who={whoSaved(status.theirs?.updatedBy ?? null)}
            name={name}
            mine={editor.state.present}
            mayCreate={rights.mayCreate}
            onTake={(theirs) => setName(takeTheirs(theirs))}
          />
        ) : null}
        <TryProvider followers={followers} isSaved={status.kind === "saved"} maySave={rights.mayUpdate}>
          <div className="flex min-h-0 flex-1">
            {view === null ? <Waiting /> : null}
            {view === "canvas" ? <FlowCanvas onEdit={inspect} /> : null}
            {view === "list" ? <FlowListView onEdit={() => inspect?.()} /> : null}
            {view === "json" ? <JsonView /> : null}
            {narrow ? (
              <Sheet
                open={drawer}
                onOpenChange={(open) => {
                  setDrawer(open);
                  if (!open) side.ask(null);
                }}
              >
                <SheetContent title={name || "Flow"} className="p-0">
                  <SidePanel tab={side.tab ?? "inspect"} onTab={side.ask} {...mayInPanel} />
                </SheetContent>
              </Sheet>
            ) : side.tab ? (
              <aside aria-label="Inspector" className="w-80 shrink-0 border-l bg-card max-md:hidden 2xl:w-96">
                <SidePanel tab={side.tab} onTab={side.ask} onClose={side.close} {...mayInPanel} />
              </aside>
            ) : null}
          </div>
        </TryProvider>
        <UnsavedGuard unsaved={isUnsaved} what={name || "the flow"} />
      </div>
    </EditorContext>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading the drawing" className="grid flex-1 place-items-center">
      <Skeleton className="h-40 w-64 rounded-lg" />
    </div>
  );
}
