/** Under which name a call's recording lies in the store. */
export function recordingKeyOf({ tenantId, id }: { tenantId: string; id: string }): string {
  return `${tenantId}/${id}.wav`;
}
