import { Skeleton } from "@voxcalls/ui/skeleton";

export default function Loading() {
  return (
    <div className="flex max-w-2xl flex-col gap-5 rounded-lg border bg-card p-4">
      {[0, 1, 2, 3].map((line) => (
        <div key={line} className="flex flex-col gap-2">
          <Skeleton className="h-4 w-28" />
          <Skeleton className="h-8 w-full rounded-lg" />
        </div>
      ))}
    </div>
  );
}
