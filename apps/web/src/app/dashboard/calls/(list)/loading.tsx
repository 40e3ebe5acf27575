import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return (
    <TablePageSkeleton
      title="Calls"
      description="Every call, with what was said, how it sounded and what it cost."
      rows={14}
    />
  );
}
