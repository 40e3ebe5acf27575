/** The name of a setting as people read it: `voiceSpeed` → "Voice speed". */
export function fieldWords(field: string): string {
  const known: Record<string, string> = {
    systemPrompt: "Prompt",
    llmModel: "Model",
    voiceId: "Voice",
    globalPrompt: "Global prompt",
    knowledgeBaseIds: "Knowledge",
  };
  // The words of a node stand under the name that it was given.
  if (field.includes(" ")) return field;
  const words = field.replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return known[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** A setting's value in a table: plain where it is plain, JSON where it is a structure. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string" || typeof value === "number") return String(value);
  return JSON.stringify(value, null, 2);
}
