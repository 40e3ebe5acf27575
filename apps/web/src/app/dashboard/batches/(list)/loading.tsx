import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return <TablePageSkeleton title="Batches" description="Lists of people whom an agent calls, one after the other." />;
}
