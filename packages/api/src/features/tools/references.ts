/** What ids in a definition of ours stand for at the moment it is sent: Retell's ids, and the text of secrets. */
export interface References {
  readonly retellAgentIds: ReadonlyMap<string, string>;
  readonly retellKnowledgeBaseIds: ReadonlyMap<string, string>;
  readonly secrets: ReadonlyMap<string, string>;
}
