/** Whether the tenant's people can look and change nothing. */
export function isSuspended({ status }: { readonly status: string }): boolean {
  return status === "suspended" || status === "cancelled";
}
