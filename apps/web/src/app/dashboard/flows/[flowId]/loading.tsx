import { Skeleton } from "@voxcalls/ui/skeleton";

export default function Loading() {
  return (
    <div data-full role="status" aria-label="Loading" className="absolute inset-0 flex flex-col">
      <div className="flex h-12 items-center gap-3 border-b bg-card px-4">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="ml-auto h-6 w-56 max-sm:hidden" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="w-44 border-r bg-card max-md:hidden" />
        <div className="grid flex-1 place-items-center">
          <Skeleton className="h-40 w-64 rounded-lg" />
        </div>
      </div>
    </div>
  );
}
