import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import { Badge } from "@voxcalls/ui/badge";
import { Button } from "@voxcalls/ui/button";
import { cn } from "@voxcalls/ui/cn";
import { useId } from "react";
import { useEditor } from "../editor/editor-context";
import { KindIcon } from "../editor/kind-icon";
import { DestinationSelect } from "../inspector/destination-select";
import { exitsOf } from "../model/exits";
import { kinds } from "../model/kinds";
import { nodeName, nodeWords } from "../model/node-words";

interface NodeSectionProps {
  readonly node: FlowNode;
  readonly isStart: boolean;
  readonly isSelected: boolean;
  /** The conversation that is tried out stands here. */
  readonly isHere: boolean;
  readonly problems: number;
  readonly onEdit: () => void;
}

/** One node in words: what it is, what it says, where it leads. */
export function NodeSection({ node, isStart, isSelected, isHere, problems, onEdit }: NodeSectionProps) {
  const { change, readOnly } = useEditor();
  const headingId = useId();
  const words = nodeWords(node);
  const exits = exitsOf(node);
  const name = nodeName(node);
  return (
    <li id={`node-${node.id}`}>
      <section
        aria-labelledby={headingId}
        className={cn("rounded-lg border bg-card", isSelected ? "border-ring ring-1 ring-ring" : "border-border")}
      >
        <div className="flex items-center gap-2.5 px-3 py-2.5 sm:px-4">
          <KindIcon type={node.type} />
          <div className="min-w-0 flex-1">
            <h3 id={headingId} className="truncate text-compact font-semibold">
              {name}
            </h3>
            <p className="text-xs text-muted-foreground">{kinds[node.type].label}</p>
          </div>
          {isHere ? <Badge tone="brand">Here now</Badge> : null}
          {isStart ? <Badge tone="brand">Begin</Badge> : null}
          {node.globalNodeSetting ? <Badge>From everywhere</Badge> : null}
          {problems > 0 ? <Badge tone="warning">{problems === 1 ? "1 problem" : `${problems} problems`}</Badge> : null}
          <Button size="sm" aria-label={`${readOnly ? "See" : "Edit"} ${name}`} onClick={onEdit}>
            {readOnly ? "See" : "Edit"}
          </Button>
        </div>
        {words ? (
          <p className="line-clamp-4 border-t px-3 py-2.5 text-compact break-words whitespace-pre-line text-secondary-foreground sm:px-4">
            {words}
          </p>
        ) : null}
        {exits.length > 0 ? (
          <ul className="border-t px-3 py-2 sm:px-4">
            {exits.map((exit) => (
              <li key={exit.handle} className="flex flex-col gap-x-3 gap-y-1 py-1 sm:flex-row sm:items-center">
                <span className="min-w-0 flex-1 text-compact break-words">{exit.label}</span>
                <span className="w-full shrink-0 sm:w-56">
                  <DestinationSelect
                    label={`${name}, ${exit.label}: leads to`}
                    to={exit.to}
                    onChange={(to) => change({ type: "connect", from: node.id, handle: exit.handle, to })}
                  />
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </li>
  );
}
