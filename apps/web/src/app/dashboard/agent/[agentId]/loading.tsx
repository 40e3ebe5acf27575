import { Skeleton } from "@voxcalls/ui/skeleton";

export default function Loading() {
  return (
    <div role="status" aria-label="Loading" className="max-w-160">
      <Skeleton className="mb-4 h-4 w-40" />
      <Skeleton className="mb-2 h-6 w-56" />
      <Skeleton className="mb-6 h-4 w-72 max-w-full" />
      <div className="flex flex-col gap-6">
        <Skeleton className="h-120 rounded-lg" />
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </div>
  );
}
