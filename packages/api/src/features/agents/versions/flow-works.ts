import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { AppError } from "../../../kernel/errors";
import { flowProblems } from "../../flows/validate";
import { draftOf } from "../bundle";

const mostNamed = 5;

/** Throws validation_failed, naming the nodes, when the agent follows a flow that Retell would refuse or that cannot work. */
export async function assertFlowWorks(ctx: TenantCtx, agent: Prisma.AgentModel): Promise<void> {
  const { flow } = await draftOf(ctx.db, agent);
  if (!flow) return;
  const errors = (await flowProblems(ctx, flow.definition)).filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  const nameOf = (id: string | null) => flow.definition.nodes.find((node) => node.id === id)?.name ?? id ?? "the flow";
  const named = errors.slice(0, mostNamed).map(({ nodeId, message }) => `${nameOf(nodeId)}: ${message}`);
  throw new AppError("validation_failed", `The flow cannot work yet. ${named.join(" ")}`, {
    fields: errors.map(({ nodeId, message }) => ({ path: `flow.${nodeId ?? "definition"}`, message })),
  });
}
