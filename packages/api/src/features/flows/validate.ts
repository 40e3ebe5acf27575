import type { TenantCtx } from "../../kernel/context";
import { findFlow } from "./find";
import { problemsOf } from "./rules";
import type { FlowDefinition, FlowIdInput, FlowProblem, FlowValidation } from "./schemas";
import { surroundingsOf } from "./surroundings";
import { definitionOf } from "./view";

/** Whether a flow would work as it is saved, and everything that is wrong with it. Throws not_found. */
export async function validateFlow(ctx: TenantCtx, { id }: FlowIdInput): Promise<FlowValidation> {
  const problems = await flowProblems(ctx, definitionOf(await findFlow(ctx, id)));
  return { valid: problems.every(({ severity }) => severity !== "error"), problems };
}

/** Everything that is wrong with a definition in this tenant; with errors Retell would refuse it, or it would not work. */
export async function flowProblems(ctx: TenantCtx, definition: FlowDefinition): Promise<FlowProblem[]> {
  return problemsOf(definition, await surroundingsOf(ctx, [definition]));
}

/** Those of them with which it cannot work. */
export async function flowErrors(ctx: TenantCtx, definition: FlowDefinition): Promise<FlowProblem[]> {
  return (await flowProblems(ctx, definition)).filter(({ severity }) => severity === "error");
}
