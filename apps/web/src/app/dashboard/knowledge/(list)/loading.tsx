import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return (
    <TablePageSkeleton
      title="Knowledge"
      description="Files, pages and texts in which agents look things up while they talk."
    />
  );
}
