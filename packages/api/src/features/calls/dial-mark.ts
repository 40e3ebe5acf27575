const prefix = "dialling:";

/** What stands for the provider's id in a call's row until the provider has given one. No id of the provider's contains a colon. */
export function dialMark(callId: string): string {
  return `${prefix}${callId}`;
}

export function isDialMark(retellCallId: string): boolean {
  return retellCallId.startsWith(prefix);
}

/** Rows that wait for the outcome of a dial. */
export const isDialling = { retellCallId: { startsWith: prefix } } as const;
