import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return <TablePageSkeleton title="Numbers" description="The numbers your callers dial, and who answers them." />;
}
