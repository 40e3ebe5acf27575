import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return (
    <TablePageSkeleton
      title="Live"
      description="Calls that are going on: hang up, or tell the agent something."
      rows={4}
    />
  );
}
