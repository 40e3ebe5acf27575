/** What the provider fills in by itself (docs.retellai.com, dynamic variables). Times take a zone: `current_time_Europe/Berlin`. */
export const filledInVariables = [
  { name: "current_time", about: "Date and time" },
  { name: "current_calendar", about: "The next two weeks" },
  { name: "current_hour", about: "The hour" },
  { name: "user_number", about: "The caller’s number" },
  { name: "agent_number", about: "The number that was called" },
  { name: "direction", about: "Inbound or outbound" },
  { name: "call_id", about: "The call’s id" },
  { name: "session_duration", about: "How long the call has lasted" },
] as const;

/** Whether the provider fills it in by itself; times may name their zone. */
export function isFilledIn(name: string): boolean {
  return filledInVariables.some((variable) => name === variable.name || name.startsWith(`${variable.name}_`));
}

const place = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** The variables in a text, each once, in the order in which they come. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(place)].map(([, name]) => name ?? ""))];
}
