import { TablePageSkeleton } from "~/features/shell/table-page-skeleton";

export default function Loading() {
  return (
    <TablePageSkeleton title="Team" description="Who works here, as what, and whose agents and numbers are whose." />
  );
}
