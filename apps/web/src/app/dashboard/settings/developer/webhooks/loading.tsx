import { Skeleton, TableSkeleton } from "@voxcalls/ui/skeleton";

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-3 h-8 w-64 rounded-lg" />
      <TableSkeleton rows={5} columns={5} />
    </>
  );
}
