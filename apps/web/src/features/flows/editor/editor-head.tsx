"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import type { FlowView } from "@voxcalls/api/schemas/flows";
import { Button } from "@voxcalls/ui/button";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Segmented } from "@voxcalls/ui/segmented";
import { ArrowLeft, Braces, CircleAlert, List, PanelRight, Workflow } from "lucide-react";
import Link from "next/link";
import { useEditor } from "./editor-context";
import { Followers } from "./followers";
import { FlowMenu } from "./flow-menu";
import { SaveStatus } from "./save-status";
import type { SideTab } from "./side-panel";
import type { SaveState } from "./use-auto-save";

export type FlowViewName = "canvas" | "list" | "json";

interface EditorHeadProps {
  readonly flow: Pick<FlowView, "id">;
  readonly agents: FlowView["agents"];
  readonly onPublished: (agent: AgentView) => void;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly status: SaveState;
  readonly onRetry: () => void;
  readonly view: FlowViewName;
  readonly onView: (view: FlowViewName) => void;
  readonly mayCreate: boolean;
  readonly mayPublish: boolean;
  readonly onPanel: (tab: SideTab) => void;
  readonly narrow: boolean;
}

const views = [
  { value: "canvas" as const, label: "Canvas", icon: <Workflow /> },
  { value: "list" as const, label: "List", icon: <List /> },
  { value: "json" as const, label: "JSON", icon: <Braces /> },
];

/** The line over the drawing: whose it is, whether it is saved, who follows it, what is wrong with it. */
export function EditorHead({
  flow,
  agents,
  onPublished,
  name,
  onName,
  status,
  onRetry,
  view,
  onView,
  mayCreate,
  mayPublish,
  onPanel,
  narrow,
}: EditorHeadProps) {
  const { readOnly, problems } = useEditor();
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-card px-3 py-2">
      <div className="flex min-w-0 flex-1 items-center gap-1.5 max-md:w-full max-md:flex-none">
        <Link
          href="/dashboard/flows"
          aria-label="All flows"
          className="grid size-8 shrink-0 place-items-center rounded-lg text-muted-foreground hover:bg-accent hover:text-foreground"
        >
          <ArrowLeft aria-hidden className="size-4" />
        </Link>
        <h1 className="sr-only">{name || "Flow"}</h1>
        <input
          aria-label="Name of the flow"
          value={name}
          readOnly={readOnly}
          maxLength={100}
          onChange={(event) => onName(event.target.value)}
          className="h-8 min-w-24 max-w-80 truncate rounded-lg border border-transparent bg-transparent px-2 text-base font-semibold [field-sizing:content] hover:border-border-strong focus:border-input"
        />
        {readOnly ? (
          <span className="text-compact text-muted-foreground">Read only</span>
        ) : (
          <SaveStatus status={status} onRetry={onRetry} />
        )}
      </div>
      <div className="flex items-center gap-2 max-md:w-full max-md:justify-end">
        <Followers
          agents={agents}
          mayPublish={mayPublish}
          isSaved={status.kind === "saved"}
          onPublished={onPublished}
        />
        <Button size="sm" variant="ghost" className="max-md:mr-auto" onClick={() => onPanel("problems")}>
          {errors > 0 ? <CircleAlert className="text-danger" /> : null}
          {problems.length === 0 ? "No problems" : problems.length === 1 ? "1 problem" : `${problems.length} problems`}
        </Button>
        <Segmented label="View" value={view} onValueChange={onView} options={views} />
        {narrow ? <IconButton label="Inspector" icon={<PanelRight />} onClick={() => onPanel("inspect")} /> : null}
        <FlowMenu flow={flow} name={name} mayCreate={mayCreate} />
      </div>
    </header>
  );
}
