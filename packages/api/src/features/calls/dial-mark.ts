/** What stands for the provider's id in a call's row until the provider has given one. No id of the provider's contains a colon. */
export function dialMark(callId: string): string {
  return `dialling:${callId}`;
}
