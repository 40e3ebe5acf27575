import { models } from "../catalogue";
import type { FlowDefinition, FlowProblem } from "../schemas";
import { labelOf, problem } from "./problem";

const known = new Set(models.map(({ id }) => id));

/** Models that the provider does not have, in the flow and in nodes that choose their own. */
export function modelProblems({ modelChoice, nodes }: FlowDefinition): FlowProblem[] {
  return [
    ...(known.has(modelChoice.model)
      ? []
      : [problem("error", "unknown_model", `The model of the flow, ${modelChoice.model}, does not exist.`)]),
    ...nodes.flatMap((node) =>
      node.modelChoice && !known.has(node.modelChoice.model)
        ? [
            problem(
              "error",
              "unknown_model",
              `The model of ${labelOf(node)}, ${node.modelChoice.model}, does not exist.`,
              {
                node,
              },
            ),
          ]
        : [],
    ),
  ];
}
