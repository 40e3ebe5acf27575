import type { RetellKnowledgeBase } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";

/** What a base of ours is called at Retell, in less than forty characters: for people the organisation, for us its id. */
export function nameAtRetell({ tenant }: Pick<TenantCtx, "tenant">, id: string): string {
  return `${tenant.slug.slice(0, 6)} ${id.replaceAll("-", "")}`;
}

/** The id of ours that the name of a base at Retell ends with. */
export function baseIdInName(name: string): string | undefined {
  const digits = / ([0-9a-f]{32})$/.exec(name)?.[1];
  return digits?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Whether a base at Retell is this one of ours. */
export function bearsMark(theirs: Pick<RetellKnowledgeBase, "name">, id: string): boolean {
  return theirs.name.endsWith(` ${id.replaceAll("-", "")}`);
}
