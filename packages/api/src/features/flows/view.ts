import type { Prisma } from "@voxcalls/db";
import type { Actor } from "../../kernel/actor";
import { followersFor } from "./policy";
import { FlowDefinition, type FlowView } from "./schemas";

/** What `toFlowView` needs beside the flow's own columns. */
export function withFollowers(actor: Actor) {
  return {
    agents: {
      where: followersFor(actor),
      select: { id: true, name: true, revision: true, publishedRevision: true, publishedVersion: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    },
  } as const satisfies Prisma.FlowInclude;
}

export type FlowRow = Prisma.FlowGetPayload<{ include: ReturnType<typeof withFollowers> }>;

/** The stored definition, which is always whole. */
export function definitionOf({ definition }: Pick<FlowRow, "definition">): FlowDefinition {
  return FlowDefinition.parse(definition);
}

export function followersOf({ agents }: FlowRow): FlowView["agents"] {
  return agents.map(({ id, name, revision, publishedRevision, publishedVersion }) => ({
    id,
    name,
    revision,
    publishedVersion,
    hasUnpublishedChanges: publishedRevision !== null && publishedRevision < revision,
  }));
}

export function toFlowView(row: FlowRow): FlowView {
  const { id, tenantId, name, revision, updatedBy, createdAt, updatedAt } = row;
  const agents = followersOf(row);
  return { ...definitionOf(row), id, tenantId, name, revision, updatedBy, createdAt, updatedAt, agents };
}
