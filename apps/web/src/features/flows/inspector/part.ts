import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import type { NodePatch } from "../model/node-patch";

/** What every part of a node's form is given. */
export interface PartProps {
  readonly node: FlowNode;
  /** `field` names what is typed into, so that typing is one step of the history. */
  readonly patch: (patch: NodePatch, field?: string) => void;
  /** What the schema has against the node, by path. */
  readonly errors: Readonly<Record<string, string>>;
}

/** The same for a part that knows its kind. */
export interface KindPartProps<Type extends FlowNode["type"]> extends Omit<PartProps, "node"> {
  readonly node: Extract<FlowNode, { type: Type }>;
}
