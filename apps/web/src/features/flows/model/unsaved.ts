import { FlowDefinition } from "@voxcalls/api/schemas/flows";

/** A flow as it is saved: its name and its drawing. */
export interface SavedFlow {
  readonly name: string;
  readonly definition: FlowDefinition;
  readonly revision: number;
}

const keys = Object.keys(FlowDefinition.shape) as (keyof FlowDefinition)[];

/** The drawing alone, out of something that holds more. */
export function definitionOf(view: FlowDefinition): FlowDefinition {
  return Object.fromEntries(keys.map((key) => [key, view[key]])) as FlowDefinition;
}

/** What has to be sent: the parts that are not the saved ones. Empty when everything is saved. */
export function unsavedOf(
  saved: SavedFlow,
  name: string,
  definition: FlowDefinition,
): Partial<FlowDefinition> & { name?: string } {
  const parts = keys.filter((key) => definition[key] !== saved.definition[key]).map((key) => [key, definition[key]]);
  return {
    ...(name.trim() === saved.name ? {} : { name: name.trim() }),
    ...(Object.fromEntries(parts) as Partial<FlowDefinition>),
  };
}

/** Why the drawing cannot be saved as it stands, with the node named; null when it can. */
export function refusalOf(name: string, definition: FlowDefinition): string | null {
  if (name.trim() === "") return "Give the flow a name.";
  const { error } = FlowDefinition.safeParse(definition);
  const issue = error?.issues[0];
  if (!issue) return null;
  const [part, index, field] = issue.path;
  const node = part === "nodes" && typeof index === "number" ? definition.nodes[index] : undefined;
  return node ? `${node.name ?? node.id}, ${String(field ?? "node")}: ${issue.message}` : issue.message;
}
