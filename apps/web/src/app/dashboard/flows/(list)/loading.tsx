import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return (
    <TablePageSkeleton
      title="Flows"
      description="Conversations drawn node by node: what is said, what is done, and where it goes on."
    />
  );
}
