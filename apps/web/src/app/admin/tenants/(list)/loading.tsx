import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return (
    <TablePageSkeleton
      title="Organisations"
      description="Who uses the platform, on which plan, and how near to its limits."
      rows={12}
    />
  );
}
