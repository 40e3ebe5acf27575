/** The name of a setting as people read it: `voiceSpeed` → "Voice speed". */
export function fieldWords(field: string): string {
  const known: Record<string, string> = {
    systemPrompt: "Prompt",
    llmModel: "Model",
    voiceId: "Voice",
    globalPrompt: "Global prompt",
    knowledgeBaseIds: "Knowledge",
    kbConfig: "Passages of knowledge",
    topK: "How many",
    filterScore: "How near",
    toolId: "Tool",
    toolIds: "Tools",
    agentId: "Agent",
    url: "Address",
    mcps: "MCP servers",
    mcpId: "MCP server",
    mcpToolName: "Tool of the server",
    instructionType: "Kind of instruction",
    comesWhen: "Comes here when",
  };
  const name = field.endsWith("Ms") ? field.slice(0, -2) : field;
  // The words of a node stand under the name that it was given.
  if (field.includes(" ")) return field;
  const words = name.replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return known[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
