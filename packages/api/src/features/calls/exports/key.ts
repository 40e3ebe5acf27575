/** Under which name an export lies in the store. */
export function exportKeyOf({ tenantId, id, format }: { tenantId: string; id: string; format: string }): string {
  return `${tenantId}/exports/${id}.${format}`;
}
