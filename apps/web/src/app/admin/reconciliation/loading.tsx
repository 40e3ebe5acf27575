import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return (
    <TablePageSkeleton
      title="Reconciliation"
      description="Every call held against the provider's own list, both ways, each night. Days are UTC."
    />
  );
}
