"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import type { FlowView } from "@voxcalls/api/schemas/flows";
import { Button } from "@voxcalls/ui/button";
import { Segmented } from "@voxcalls/ui/segmented";
import { ArrowLeft, Braces, CircleAlert, List, MessageSquare, Settings2, Workflow } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useEditor } from "./editor-context";
import { Followers } from "./followers";
import { FlowMenu } from "./flow-menu";
import { SaveStatus } from "./save-status";
import type { SaveState } from "./use-auto-save";
import type { SideTab } from "./use-side-panel";

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
  readonly mayTest: boolean;
  /** What stands beside the drawing; null on a phone, where it lies over it. */
  readonly panel: SideTab | null;
  readonly onPanel: (tab: SideTab) => void;
}

const views = [
  { value: "canvas" as const, label: "Canvas", icon: <Workflow /> },
  { value: "list" as const, label: "List", icon: <List /> },
  { value: "json" as const, label: "JSON", icon: <Braces /> },
];

/** The line over the drawing: whose it is, whether it is saved, who follows it, what is wrong with it. Two lines on a phone. */
export function EditorHead(props: EditorHeadProps) {
  const { flow, agents, name, status, view, panel, onPanel } = props;
  const { readOnly, problems, state } = useEditor();
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const isWhole = panel === "inspect" && state.selected.length === 0;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-card px-3 py-2">
      <div className="flex min-w-0 flex-1 items-center gap-1.5">
        <Link
          href="/dashboard/flows"
          aria-label="All flows"
          className="grid size-8 shrink-0 place-items-center rounded-lg text-muted-foreground hover:bg-accent hover:text-foreground"
        >
          <ArrowLeft aria-hidden className="size-4" />
        </Link>
        <h1 className="sr-only">{name || "Flow"}</h1>
        <div className="flex min-w-0 items-center gap-x-1.5 max-md:flex-1 max-md:flex-col max-md:items-stretch">
          <input
            aria-label="Name of the flow"
            value={name}
            readOnly={readOnly}
            maxLength={100}
            onChange={(event) => props.onName(event.target.value)}
            className="h-8 min-w-24 max-w-80 truncate rounded-lg border border-transparent bg-transparent px-2 text-base font-semibold [field-sizing:content] hover:border-border-strong focus:border-input max-md:h-6 max-md:w-full max-md:max-w-none max-md:min-w-0 max-md:px-1"
          />
          <div className="min-w-0 max-md:px-1">
            {readOnly ? (
              <span className="text-compact text-muted-foreground">Read only</span>
            ) : (
              <SaveStatus status={status} onRetry={props.onRetry} />
            )}
          </div>
        </div>
      </div>
      <div className="flex items-center gap-2 max-md:order-last max-md:justify-between max-md:gap-1 max-md:-mx-3 max-md:w-[calc(100%+1.5rem)] max-md:overflow-x-auto max-md:px-3 max-md:[scrollbar-width:none]">
        <Segmented label="View" value={view} onValueChange={props.onView} options={views} className="md:order-last" />
        <PanelButton isOpen={panel === "problems"} onClick={() => onPanel("problems")}>
          {errors > 0 ? <CircleAlert className="text-danger" /> : null}
          {problems.length === 0 ? "No problems" : problems.length === 1 ? "1 problem" : `${problems.length} problems`}
        </PanelButton>
        <PanelButton isOpen={isWhole} onClick={() => onPanel("inspect")}>
          <Settings2 />
          <span className="max-md:sr-only">Settings</span>
        </PanelButton>
        {props.mayTest ? (
          <PanelButton isOpen={panel === "try"} onClick={() => onPanel("try")}>
            <MessageSquare />
            Try it
          </PanelButton>
        ) : null}
      </div>
      <div className="flex shrink-0 items-center gap-2">
        <Followers
          agents={agents}
          mayPublish={props.mayPublish}
          isSaved={status.kind === "saved"}
          onPublished={props.onPublished}
        />
        <FlowMenu flow={flow} name={name} mayCreate={props.mayCreate} />
      </div>
    </header>
  );
}

interface PanelButtonProps {
  readonly isOpen: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function PanelButton({ isOpen, onClick, children }: PanelButtonProps) {
  return (
    <Button size="sm" variant="ghost" aria-pressed={isOpen} className="aria-pressed:bg-accent" onClick={onClick}>
      {children}
    </Button>
  );
}
