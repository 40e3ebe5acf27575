import { PageHeader } from "@voxcalls/ui/page-header";
import { Skeleton } from "@voxcalls/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Calls" description="Every call, with what was said, how it sounded and what it cost." />
      <div className="mb-4 flex gap-2">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-8 w-28" />
        <Skeleton className="h-8 w-28" />
      </div>
      <div className="divide-y rounded-lg border bg-card">
        {Array.from({ length: 12 }, (_, row) => (
          <div key={row} className="flex h-10 items-center gap-6 px-4">
            <Skeleton className="h-3.5 w-20" />
            <Skeleton className="h-3.5 w-32" />
            <Skeleton className="h-3.5 flex-1" />
            <Skeleton className="h-3.5 w-16" />
          </div>
        ))}
      </div>
    </>
  );
}
