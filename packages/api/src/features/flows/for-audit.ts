import { canonicalText } from "../../kernel/canonical-text";
import { sha256Hex } from "../../kernel/crypto";
import type { FlowDefinition } from "./schemas";

/** A flow as the audit log keeps it: its size, and a mark by which two of one size differ. No prompts. */
export function forAudit(name: string, definition: FlowDefinition): Record<string, unknown> {
  const { nodes, tools } = definition;
  return { name, nodes: nodes.length, tools: tools.length, mark: sha256Hex(canonicalText(definition)).slice(0, 8) };
}
