import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return (
    <TablePageSkeleton
      title="Phone numbers"
      description="Every number of the platform: in the pool, or with an organisation."
    />
  );
}
