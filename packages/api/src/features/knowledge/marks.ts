import type { RetellKnowledgeBase } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";

/** What a base of ours is called at Retell, in less than forty characters: for people the organisation, for us its id. */
export function nameAtRetell({ tenant }: Pick<TenantCtx, "tenant">, id: string): string {
  return `${tenant.slug.slice(0, 6)} ${id.replaceAll("-", "")}`;
}

/** Whether a base at Retell is this one of ours. */
export function bearsMark(theirs: Pick<RetellKnowledgeBase, "name">, id: string): boolean {
  return theirs.name.endsWith(` ${id.replaceAll("-", "")}`);
}
