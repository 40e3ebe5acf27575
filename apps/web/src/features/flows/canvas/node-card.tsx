import { Handle, Position, type NodeProps } from "@xyflow/react";
import { cn } from "@voxcalls/ui/cn";
import { CircleAlert, Globe, RotateCcw, TriangleAlert } from "lucide-react";
import { memo, type CSSProperties } from "react";
import { KindIcon, kindLook } from "../editor/kind-icon";
import { cardHeight } from "../model/card-size";
import { exitsOf, type Exit } from "../model/exits";
import { kinds } from "../model/kinds";
import { nodeName, nodeWords } from "../model/node-words";
import type { CardElement } from "./canvas-elements";

/** One node on the canvas. Its measures are those of card-size.ts. */
export const NodeCard = memo(function NodeCard({ data: { node, problem, lit }, selected }: NodeProps<CardElement>) {
  const words = nodeWords(node);
  const exits = exitsOf(node);
  return (
    <div
      className={cn(
        "flow-card w-64 rounded-lg border bg-card text-card-foreground",
        selected && "flow-card-selected ring-1 ring-ring",
        lit === "passed" && !selected && "border-brand!",
        lit === "here" && "border-brand! ring-3 ring-brand/30",
      )}
      {...(lit === "here" && { "aria-current": "step" as const })}
    >
      {lit === "here" ? (
        <span className="absolute -top-2.5 left-2.5 rounded-full bg-primary px-2 text-[11px] leading-5 font-medium text-primary-foreground">
          Here now
        </span>
      ) : null}
      <Handle type="target" id="in" position={Position.Left} className="flow-port top-6!" />
      <FromAfar node={node} problem={problem} />
      <div className="flow-card-near flex h-12 items-center gap-2.5 px-3">
        <KindIcon type={node.type} />
        <div className="min-w-0 flex-1">
          <div className="truncate text-compact leading-4.5 font-medium">{nodeName(node)}</div>
          <div className="truncate text-[11px] leading-3.5 text-muted-foreground">{kinds[node.type].label}</div>
        </div>
        {node.globalNodeSetting ? (
          <Globe aria-label="Reachable from everywhere" className="size-3.5 text-muted-foreground" />
        ) : null}
        {problem === "error" ? <CircleAlert aria-label="Has an error" className="size-4 text-danger" /> : null}
        {problem === "warning" ? <TriangleAlert aria-label="Has a warning" className="size-4 text-warning" /> : null}
      </div>
      {words === "" ? null : (
        <div className="flow-card-near h-13 px-3">
          <p className="line-clamp-2 text-xs leading-4.5 break-words text-secondary-foreground">{words}</p>
        </div>
      )}
      {exits.length === 0 ? null : (
        <ul className="border-t py-[3.5px]">
          {exits.map((exit) => (
            <ExitRow key={exit.handle} exit={exit} isLoop={exit.to === node.id} />
          ))}
        </ul>
      )}
    </div>
  );
});

/** What is left of the card when one sees many: canvas.css shows it instead of the rest. */
function FromAfar({ node, problem }: Pick<CardElement["data"], "node" | "problem">) {
  const height = cardHeight(node);
  const lines = {
    "--lines": Math.max(1, Math.floor(height / 38)),
    "--few-lines": Math.max(1, Math.floor(height / 50)),
  };
  return (
    <div
      aria-hidden
      className={cn(
        "flow-card-far pointer-events-none absolute inset-px items-center rounded-[7px] px-4",
        kindLook(node.type),
      )}
      style={lines as CSSProperties}
    >
      <span className="flow-card-title min-w-0 flex-1 font-semibold break-words">{nodeName(node)}</span>
      {problem === null ? null : (
        <span
          className={cn("absolute top-2 right-2 size-6 rounded-full", problem === "error" ? "bg-danger" : "bg-warning")}
        />
      )}
    </div>
  );
}

function ExitRow({ exit, isLoop }: { exit: Exit; isLoop: boolean }) {
  const isBare = exit.label === "No condition yet";
  return (
    <li className="relative flex h-7 items-center px-3" title={exit.label}>
      <span
        className={cn(
          "flow-card-near truncate text-xs",
          exit.kind === "named" ? "font-medium text-secondary-foreground" : "text-secondary-foreground",
          isBare && "text-muted-foreground italic",
        )}
      >
        {exit.label}
      </span>
      {isLoop ? (
        <RotateCcw aria-label="Stays here" className="flow-card-near ml-auto size-3.5 shrink-0 text-muted-foreground" />
      ) : null}
      <Handle
        type="source"
        id={exit.handle}
        position={Position.Right}
        className={cn("flow-port", exit.to === null && "flow-port-loose")}
      />
    </li>
  );
}
