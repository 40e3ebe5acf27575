import { contentProblems, type Surroundings } from "./rules/contents";
import { graphProblems } from "./rules/graph";
import { modelProblems } from "./rules/models";
import { variableProblems } from "./rules/variables";
import type { FlowDefinition, FlowProblem } from "./schemas";

export type { Surroundings } from "./rules/contents";

/** Everything that keeps a flow from working (errors) or is likely a mistake (warnings). Pure; grows with nodes and edges only. */
export function problemsOf(definition: FlowDefinition, around: Surroundings): FlowProblem[] {
  return [
    ...graphProblems(definition),
    ...modelProblems(definition),
    ...contentProblems(definition, around),
    ...variableProblems(definition),
  ];
}
