import type { Edge } from "@voxcalls/api/schemas/flow-nodes";
import { Button } from "@voxcalls/ui/button";
import { IconButton } from "@voxcalls/ui/icon-button";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useEditor } from "../editor/editor-context";
import { makeId } from "../model/canvas-ids";
import { exitsOf, labelOf, namedSlots, type NamedSlot } from "../model/exits";
import type { NodePatch } from "../model/node-patch";
import { ConditionEditor } from "./condition-editor";
import { DestinationSelect } from "./destination-select";
import type { PartProps } from "./part";

/** Named ways that a kind may have and need not. */
const optionalSlots: Partial<Record<PartProps["node"]["type"], readonly NamedSlot[]>> = {
  conversation: ["elseEdge", "alwaysEdge", "skipResponseEdge"],
  subagent: ["elseEdge", "alwaysEdge", "skipResponseEdge"],
  function: ["elseEdge"],
  code: ["elseEdge"],
  press_digit: ["elseEdge"],
  extract_dynamic_variables: ["elseEdge"],
  mcp: ["elseEdge"],
};
const withConditions: readonly PartProps["node"]["type"][] = [
  "conversation",
  "subagent",
  "function",
  "code",
  "press_digit",
  "branch",
  "extract_dynamic_variables",
  "mcp",
];

/** Where the conversation goes from this node, and when. */
export function WaysPart({ node, patch, errors }: PartProps) {
  const { change } = useEditor();
  const fields: NodePatch = node;
  const edges = fields.edges ?? [];
  const optional = optionalSlots[node.type] ?? [];
  const named = exitsOf(node).filter(({ kind }) => kind === "named");
  const missing = optional.filter((slot) => !fields[slot]);
  const setEdges = (next: readonly Edge[], field?: string) => patch({ edges: [...next] }, field);
  return (
    <>
      {withConditions.includes(node.type) ? (
        <EdgeList edges={edges} onChange={setEdges} errors={errors} path="edges" addLabel="Condition" />
      ) : null}
      {named.map(({ handle, label, to }) => {
        const slot = handle.slice(1) as NamedSlot;
        return (
          <div key={handle} className="flex items-center gap-2">
            <span className="w-28 shrink-0 text-compact font-medium">{label}</span>
            <DestinationSelect
              label={`${label} leads to`}
              to={to}
              onChange={(next) => change({ type: "connect", from: node.id, handle, to: next })}
            />
            {optional.includes(slot) ? (
              <IconButton
                label={`Remove ${label}`}
                icon={<X />}
                size="icon-sm"
                onClick={() => patch({ [slot]: undefined })}
              />
            ) : null}
          </div>
        );
      })}
      {missing.length > 0 ? (
        <div className="flex flex-wrap gap-1.5">
          {missing.map((slot) => (
            <Button
              key={slot}
              size="sm"
              variant="ghost"
              title={about[slot]}
              onClick={() => patch({ [slot]: { id: makeId(), destinationNodeId: null } })}
            >
              <Plus />
              {labelOf(node, slot)}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  );
}

const about: Readonly<Record<NamedSlot, string>> = {
  ...namedSlots,
  elseEdge: "When no condition holds",
  alwaysEdge: "After the caller answered, whatever it was",
  skipResponseEdge: "At once, without waiting for an answer",
};

interface EdgeListProps {
  readonly edges: readonly Edge[];
  readonly onChange: (edges: readonly Edge[], field?: string) => void;
  readonly errors: PartProps["errors"];
  /** Where in the node the list stands, for its errors. */
  readonly path: string;
  readonly addLabel: string;
}

/** Conditions in the order in which they are tried, each with where it leads. */
export function EdgeList({ edges, onChange, errors, path, addLabel }: EdgeListProps) {
  const write = (index: number, edge: Edge, field?: string) =>
    onChange(
      edges.map((one, at) => (at === index ? edge : one)),
      field,
    );
  const swap = (a: number, b: number) =>
    onChange(edges.map((edge, at) => (at === a ? (edges[b] ?? edge) : at === b ? (edges[a] ?? edge) : edge)));
  return (
    <>
      {edges.map((edge, index) => (
        <div
          key={edge.id}
          role="group"
          aria-label={`Condition ${index + 1}`}
          className="flex flex-col gap-2 rounded-lg border p-3"
        >
          <div className="flex items-center gap-0.5">
            <span className="flex-1 text-xs font-medium text-muted-foreground">Condition {index + 1}</span>
            <IconButton
              label="Try it earlier"
              icon={<ArrowUp />}
              size="icon-sm"
              disabled={index === 0}
              onClick={() => swap(index, index - 1)}
            />
            <IconButton
              label="Try it later"
              icon={<ArrowDown />}
              size="icon-sm"
              disabled={index === edges.length - 1}
              onClick={() => swap(index, index + 1)}
            />
            <IconButton
              label="Remove the condition"
              icon={<X />}
              size="icon-sm"
              onClick={() => onChange(edges.filter((_, at) => at !== index))}
            />
          </div>
          <ConditionEditor
            condition={edge.transitionCondition}
            error={Object.entries(errors).find(([at]) => at.startsWith(`${path}.${index}.`))?.[1]}
            onChange={(transitionCondition, typed) =>
              write(index, { ...edge, transitionCondition }, typed ? edge.id : undefined)
            }
          />
          <DestinationSelect
            label={`Condition ${index + 1} leads to`}
            to={edge.destinationNodeId ?? null}
            onChange={(to) => write(index, { ...edge, destinationNodeId: to })}
          />
        </div>
      ))}
      <Button
        size="sm"
        className="self-start"
        onClick={() =>
          onChange([
            ...edges,
            { id: makeId(), transitionCondition: { type: "prompt", prompt: "" }, destinationNodeId: null },
          ])
        }
      >
        <Plus />
        {addLabel}
      </Button>
    </>
  );
}
