"use client";

import { Button } from "@voxcalls/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@voxcalls/ui/dropdown-menu";
import { Plus } from "lucide-react";
import { useEffect, useMemo } from "react";
import { rightOf } from "../canvas/free-place";
import { useEditor } from "../editor/editor-context";
import { KindIcon } from "../editor/kind-icon";
import { makeId } from "../model/canvas-ids";
import { exitsOf } from "../model/exits";
import { drawnKinds, kinds } from "../model/kinds";
import { newNode } from "../model/new-node";
import { walkOrder } from "../model/walk-order";
import type { NodeType } from "@voxcalls/api/schemas/flow-nodes";
import { useWalk } from "../try/try-context";
import { NodeSection } from "./node-section";

/** The flow as text: every node a section with its ways as choices. For readers of a screen, for keyboards, for phones. */
export function FlowListView({ onEdit }: { onEdit: () => void }) {
  const { state, change, select, readOnly, problems, revealed, agents } = useEditor();
  const walk = useWalk();
  const { present: flow, selected } = state;
  const ordered = useMemo(() => walkOrder(flow), [flow]);
  useEffect(() => {
    if (revealed) document.getElementById(`node-${revealed.key}`)?.scrollIntoView({ block: "center" });
  }, [revealed]);
  const add = (type: NodeType) => {
    const only = selected.length === 1 ? flow.nodes.find(({ id }) => id === selected[0]) : undefined;
    const last = only ?? ordered.at(-1);
    const position = (last && rightOf(flow, last.id)) ?? { x: 0, y: 0 };
    const node = newNode(type, { definition: flow, position, agentId: agents[0]?.id, makeId });
    const loose = only && exitsOf(only).find(({ to, kind }) => to === null && kind !== "back");
    const way = only && loose ? { from: only.id, handle: loose.handle } : undefined;
    change({ type: "add", nodes: [node], notes: [], way }, { select: [node.id] });
    onEdit();
  };
  return (
    <div className="min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-3xl flex-col gap-3 p-4 md:p-6">
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-sm font-semibold">
            {flow.nodes.length === 1 ? "1 node" : `${flow.nodes.length} nodes`}
            <span className="ml-2 font-normal text-muted-foreground">as a conversation comes to them</span>
          </h2>
          {readOnly ? null : (
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button variant="primary" size="sm">
                  <Plus />
                  Add node
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent>
                {drawnKinds.map((type) => (
                  <DropdownMenuItem
                    key={type}
                    icon={<KindIcon type={type} className="size-6 [&_svg]:size-3.5" />}
                    onSelect={() => add(type)}
                  >
                    {kinds[type].label}
                  </DropdownMenuItem>
                ))}
              </DropdownMenuContent>
            </DropdownMenu>
          )}
        </div>
        {ordered.length === 0 ? (
          <p className="rounded-lg border border-dashed px-4 py-10 text-center text-compact text-muted-foreground">
            Nothing is here yet. A conversation begins with a node that speaks.
          </p>
        ) : null}
        <ol className="flex flex-col gap-3">
          {ordered.map((node) => (
            <NodeSection
              key={node.id}
              node={node}
              isStart={node.id === flow.startNodeId}
              isSelected={selected.includes(node.id)}
              isHere={walk.at(-1) === node.id}
              problems={problems.filter(({ nodeId }) => nodeId === node.id).length}
              onEdit={() => {
                select([node.id]);
                onEdit();
              }}
            />
          ))}
        </ol>
      </div>
    </div>
  );
}
