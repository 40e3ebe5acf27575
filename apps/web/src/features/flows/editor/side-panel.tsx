"use client";

import { Button } from "@voxcalls/ui/button";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@voxcalls/ui/tabs";
import { X } from "lucide-react";
import { FlowSettings } from "../inspector/flow-settings";
import { NodeInspector } from "../inspector/node-inspector";
import { useTryIt } from "../try/try-context";
import { TryTab } from "../try/try-tab";
import { useEditor } from "./editor-context";
import { ProblemsPanel } from "./problems-panel";
import type { SideTab } from "./use-side-panel";

interface SidePanelProps {
  readonly tab: SideTab;
  readonly onTab: (tab: SideTab) => void;
  /** Missing: what it stands in has a close of its own. */
  readonly onClose?: (() => void) | undefined;
  readonly mayTest: boolean;
  readonly mayCreateAgent: boolean;
}

/** Beside the drawing: the form of what is selected, the problems, and a conversation with it. */
export function SidePanel({ tab, onTab, onClose, mayTest, mayCreateAgent }: SidePanelProps) {
  const { problems } = useEditor();
  const tryIt = useTryIt();
  return (
    <Tabs value={tab} onValueChange={(next) => onTab(next as SideTab)} className="h-full min-h-0 gap-0">
      <div className="flex shrink-0 items-center border-b">
        <TabsList className="min-w-0 flex-1 border-b-0 px-4">
          <TabsTrigger value="inspect">Inspector</TabsTrigger>
          <TabsTrigger value="problems" count={problems.length}>
            Problems
          </TabsTrigger>
          {mayTest ? <TabsTrigger value="try">Try it</TabsTrigger> : null}
        </TabsList>
        {onClose ? (
          <IconButton label="Close the panel" icon={<X />} size="icon-sm" className="mr-2" onClick={onClose} />
        ) : null}
      </div>
      <TabsContent value="inspect" className="min-h-0 flex-1 overflow-y-auto">
        <Inspected />
      </TabsContent>
      <TabsContent value="problems" className="min-h-0 flex-1 overflow-y-auto">
        <ProblemsPanel onGo={() => onTab("inspect")} />
      </TabsContent>
      {mayTest && tryIt ? (
        <TabsContent value="try" className="min-h-0 flex-1">
          <TryTab tryIt={tryIt} mayCreateAgent={mayCreateAgent} onProblems={() => onTab("problems")} />
        </TabsContent>
      ) : null}
    </Tabs>
  );
}

function Inspected() {
  const { state, change, readOnly, select } = useEditor();
  const { present, selected } = state;
  const node = selected.length === 1 ? present.nodes.find(({ id }) => id === selected[0]) : undefined;
  if (node) return <NodeInspector key={node.id} node={node} />;
  if (selected.length < 2) return <FlowSettings />;
  return (
    <div className="flex flex-col items-start gap-3 p-4 text-compact">
      <p className="font-semibold">{selected.length} things are selected</p>
      <p className="text-muted-foreground">
        Drag them, move them with the arrow keys, copy them with Ctrl C, double them with Ctrl D.
      </p>
      <div className="flex gap-2">
        {readOnly ? null : (
          <Button size="sm" onClick={() => change({ type: "remove", keys: selected }, { select: [] })}>
            Delete them
          </Button>
        )}
        <Button size="sm" variant="ghost" onClick={() => select([])}>
          Let go
        </Button>
      </div>
    </div>
  );
}
