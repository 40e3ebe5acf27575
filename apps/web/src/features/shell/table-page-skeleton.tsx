import { PageHeader } from "@voxcalls/ui/page-header";
import { Skeleton, TableSkeleton } from "@voxcalls/ui/skeleton";

interface TablePageSkeletonProps {
  readonly title: string;
  readonly description: string;
  readonly rows?: number;
}

/** A page that is a list, on its way: its head, the line above the table, the table. */
export function TablePageSkeleton({ title, description, rows = 10 }: TablePageSkeletonProps) {
  return (
    <>
      <PageHeader title={title} description={description} />
      <div className="mb-3 flex h-8 items-center gap-2">
        <Skeleton className="h-8 w-64 rounded-lg" />
      </div>
      <TableSkeleton rows={rows} columns={6} />
    </>
  );
}
