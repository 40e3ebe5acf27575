/** What is sent of an event, as Standard Webhooks lays it out. `data` is written in snake_case, like everything outside. */
export function eventBody(type: string, occurredAt: Date, data: Record<string, unknown>): string {
  return JSON.stringify({ type, timestamp: occurredAt.toISOString(), data });
}
