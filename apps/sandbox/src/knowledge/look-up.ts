import type { SandboxContext } from "../context";
import type { KnowledgeUse } from "../engine/agent";
import { findPassages } from "./find-passages";

/** The passages of these knowledge bases that answer the text, best first, at most `topK` and none that scores below `filterScore`. */
export function lookUpPassages(
  sandbox: Pick<SandboxContext, "store">,
  { ids, topK, filterScore }: KnowledgeUse,
  text: string,
): string[] {
  return findPassages(sandbox, ids, text, { topK, filterScore }).map((passage) => passage.text);
}
